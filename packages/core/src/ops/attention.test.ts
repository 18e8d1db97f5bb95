import { expect, it } from "vitest";
import type { DType } from "../backend/dtype.ts";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { attention } from "./attention.ts";

const of = (shape: number[], dtype: DType = "float32"): Tensor => inputLeaf("x", shape, dtype);

it("gives a value for each query", () => {
  expect(attention(of([2, 3, 5, 4]), of([2, 3, 7, 4]), of([2, 3, 7, 6])).shape).toEqual([2, 3, 5, 6]);
  expect(attention(of([2, 3, 5, 4]), of([7, 4]), of([7, 6])).shape).toEqual([2, 3, 5, 6]);
  expect(attention(of([600, 4]), of([700, 4]), of([700, 6])).shape).toEqual([600, 6]);
});

it("says which shapes don't fit", () => {
  expect(() => attention(of([5, 4]), of([7, 3]), of([7, 6]))).toThrow(
    "attention: cannot take queries [5,4], keys [7,3] and values [7,6]; queries and keys must have as many features.",
  );
  expect(() => attention(of([5, 4]), of([7, 4]), of([6, 6]))).toThrow(
    "attention: cannot take queries [5,4], keys [7,4] and values [6,6]; there must be as many keys as values.",
  );
  expect(() => attention(of([4]), of([7, 4]), of([7, 6]))).toThrow(
    "attention: cannot take queries [4], keys [7,4] and values [7,6]; each needs two axes at least, [length, features].",
  );
});

it("says how a mask has to be", () => {
  const [q, k] = [of([2, 5, 4]), of([2, 7, 4])];
  expect(() => attention(q, k, k, { mask: of([5, 6], "int32") })).toThrow(
    "attention: the mask has shape [5,6] and the scores [2,5,7]; every axis of the mask must be that of the scores, counted from the last, or 1.",
  );
  expect(() => attention(q, k, k, { mask: of([5, 7], "float64") })).toThrow(
    "attention: the mask is float64 and the scores float32; give it as int32 or as float32.",
  );
});
