import type { KernelName } from "@retrograd/core/backend";

/** Kernels whose terms are multiplied and added up in float32, whatever they are stored as. */
export const products: ReadonlySet<KernelName> = new Set([
  "matmul",
  "conv",
  "convGradInput",
  "convGradFilter",
]);

type OperandNames = Partial<Record<KernelName, readonly string[]>>;

/** Operands whose elements a kernel moves, chooses or adds up a few of: what comes out is hardly larger, and its relative error is theirs. */
const moved: OperandNames = {
  add: ["a", "b"],
  sub: ["a", "b"],
  neg: ["x"],
  abs: ["x"],
  relu: ["x"],
  reluGrad: ["dy"],
  maximum: ["a", "b"],
  minimum: ["a", "b"],
  where: ["a", "b"],
  maxPoolGrad: ["dy"],
  concat: ["a", "b"],
  gather: ["x"],
  scatterSum: ["x"],
  stridedRead: ["x"],
  stridedWrite: ["x"],
};

/** Operands that what comes out is hardly larger than; of `mul` and `div`, where the other one only scales it. */
export const bounding: OperandNames = {
  ...moved,
  tanh: ["x"],
  sigmoid: ["x"],
  erf: ["x"],
  softmax: ["x"],
  mul: ["a", "b"],
  div: ["a", "b"],
};

/** Operands whose relative error what comes out has too. */
export const carrying: OperandNames = { ...moved, mul: ["a", "b"], div: ["a"] };

/** Operands that rounding could make equal or 0, or bring to another whole number, which would mean something else. */
export const delicate: OperandNames = {
  argMax: ["x"],
  floor: ["x"],
  equal: ["a", "b"],
  div: ["b"],
  log: ["x"],
  pow: ["a"],
  sqrt: ["x"],
};

/** Kernels that only place elements, beside the elementwise ones. */
export const placing: ReadonlySet<KernelName> = new Set(["stridedRead", "stridedWrite", "concat", "gather"]);
