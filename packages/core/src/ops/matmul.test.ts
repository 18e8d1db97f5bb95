import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import { gradients } from "../graph/gradients.ts";
import { aliasedBy, type Tensor } from "../graph/tensor.ts";
import { matmul } from "./matmul.ts";
import { sum } from "./sum.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("gives the last two axes their sizes, transposed or not", () => {
  expect(matmul(input(2, 3), input(3, 4)).shape).toEqual([2, 4]);
  expect(matmul(input(3, 2), input(3, 4), { transposeA: true }).shape).toEqual([2, 4]);
  expect(matmul(input(2, 3), input(4, 3), { transposeB: true }).shape).toEqual([2, 4]);
  expect(matmul(input(2, 1, 2, 3), input(5, 3, 4)).shape).toEqual([2, 5, 2, 4]);
});

it("says which inner axes differ", () => {
  expect(() => matmul(input(1, 2), input(3, 1))).toThrow(
    "matmul: cannot multiply [1,2] by [3,1]; inner axes 2 and 3 must be equal.",
  );
  expect(() => matmul(input(2, 3), input(3, 4), { transposeB: true })).toThrow(
    "matmul: cannot multiply [2,3] by [3,4]ᵀ; inner axes 3 and 4 must be equal.",
  );
});

it("says what to do with vectors, other batches and other dtypes", () => {
  expect(() => matmul(input(3), input(3, 1))).toThrow(
    "matmul: cannot multiply [3] by [3,1]; both must have two axes or more: reshape a vector to one row or one column.",
  );
  expect(() => matmul(input(2, 3, 4), input(3, 4, 5))).toThrow(
    "matmul of [2,3,4] by [3,4,5]: cannot broadcast [2] with [3]; axes 2 and 3 must be equal, or one of them 1.",
  );
  expect(() => matmul(input(2, 3), inputLeaf("b", [3, 4], "float64"))).toThrow(
    "matmul: cannot mix float32 and float64; cast one of them first.",
  );
  expect(() => matmul(inputLeaf("a", [2, 3], "int32"), inputLeaf("b", [3, 4], "int32"))).toThrow(
    "matmul: cannot take int32; cast to float32 first.",
  );
});

it("makes one product of a batch and one matrix, forward and backward", () => {
  const [x, w] = [input(2, 3, 4), input(4, 5)];
  const [dx, dw] = gradients(sum(matmul(x, w)), [x, w]);
  expect(productOf(matmul(x, w))).toMatchObject({ batch: 1, m: 6, k: 4, n: 5 });
  expect(productOf(dx)).toMatchObject({ batch: 1, m: 6, k: 5, n: 4, transposeB: true });
  expect(productOf(dw)).toMatchObject({ batch: 1, m: 4, k: 6, n: 5, transposeA: true });
});

it("shares one matrix among a batch without copying it", () => {
  expect(productOf(matmul(input(3, 4), input(2, 4, 5)))).toMatchObject({
    batch: 2,
    batchedA: false,
    batchedB: true,
  });
});

it("differentiates every transposition by two products, without a transpose", () => {
  for (const transposeA of [false, true])
    for (const transposeB of [false, true]) {
      const a = transposeA ? input(2, 3, 4) : input(2, 4, 3);
      const b = transposeB ? input(2, 5, 3) : input(2, 3, 5);
      const slopes = gradients(sum(matmul(a, b, { transposeA, transposeB })), [a, b]);
      expect(slopes.map((slope) => slope.node.kind)).toEqual(["matmul", "matmul"]);
      expect(slopes.map((slope) => slope.shape)).toEqual([a.shape, b.shape]);
    }
});

/** Parameters of the product behind a tensor. */
function productOf(tensor: Tensor | undefined): unknown {
  const { node } = tensor as Tensor;
  return node.kind === "alias" ? productOf(node.inputs[aliasedBy("out")]) : node.parameters;
}
