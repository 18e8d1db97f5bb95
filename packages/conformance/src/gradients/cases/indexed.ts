import { array, type Tensor } from "@retrograd/core";
import { opCases } from "../opCases.ts";
import { indices, spaced } from "../point.ts";

export const indexedCases = opCases({
  take: (op) => [
    {
      name: "[5, 3], rows of [4], some twice",
      x: { x: spaced([5, 3]) },
      given: { ids: array(Int32Array.of(4, 0, 4, 1)) },
      apply: ({ x }, { ids }) => op(x as Tensor, ids as Tensor),
    },
    {
      name: "[2, 4, 3] along 1, by [2, 3]",
      x: { x: spaced([2, 4, 3]) },
      given: { ids: indices([2, 3], 4) },
      apply: ({ x }, { ids }) => op(x as Tensor, ids as Tensor, { axis: 1 }),
    },
  ],
  embedding: (op) => [
    {
      name: "[5, 3] by [2, 4]",
      x: { table: spaced([5, 3]) },
      given: { ids: indices([2, 4], 5) },
      apply: ({ table }, { ids }) => op(table as Tensor, ids as Tensor),
    },
  ],
  gatherElements: (op) => [
    {
      name: "[3, 4] along 1, by [3, 2]",
      x: { x: spaced([3, 4]) },
      given: { ids: indices([3, 2], 4) },
      apply: ({ x }, { ids }) => op(x as Tensor, ids as Tensor, { axis: 1 }),
    },
    {
      name: "[4, 3] along 0, by [5, 2]",
      x: { x: spaced([4, 3]) },
      given: { ids: indices([5, 2], 4) },
      apply: ({ x }, { ids }) => op(x as Tensor, ids as Tensor, { axis: 0 }),
    },
  ],
  scatterAdd: (op) => [
    {
      name: "[4, 3] along 0, by [5, 2]",
      x: { x: spaced([4, 3], -2, 2, "x"), source: spaced([5, 2], -2, 2, "source") },
      given: { ids: indices([5, 2], 4) },
      apply: ({ x, source }, { ids }) => op(x as Tensor, ids as Tensor, source as Tensor, { axis: 0 }),
    },
  ],
});
