import type { Axis, DType, ElementwiseName, PoolSizes } from "@retrograd/core/backend";
import type { Address, Command, Shares } from "./address.ts";
import { wordOf } from "./address.ts";
import { conv, convGradFilter, convGradInput } from "./convolutions.ts";
import type { ElementwiseEncoding, EncodingTable } from "./kernel.ts";
import { matmul } from "./matmul.ts";
import { walkWords } from "./walk.ts";

const none = (): readonly number[] => [];
const named = (name: string, dtype: DType): string => (dtype === "int32" ? `${name}Int` : name);

/** The module's kernels are named as the contract's, with `Int` behind where they take int32. */
const elementwise = <K extends ElementwiseName>(
  name: K,
  operands: ElementwiseEncoding<K>["operands"],
): ElementwiseEncoding<K> => ({ operands, kernel: (dtype) => named(name, dtype), words: none });

const axis = ({ outer, length, inner }: Axis): number[] => [outer, length, inner];

const windows = ({ input, output, kernel, strides, dilation, padding }: PoolSizes): number[] =>
  [input, output, kernel, strides, dilation, padding].flat();

/** A unit is an image, whose windows choose among as many elements. */
const images = ({ batch, channels, output, kernel }: PoolSizes): Shares => ({
  units: batch,
  work: [channels, ...output, ...kernel].reduce((product, each) => product * each, 1),
});

interface AlongAxis {
  readonly at: Readonly<Record<"x" | "out", Address>>;
  readonly parameters: Axis;
  readonly dtype: DType;
}
const along =
  (name: string, lanes: number) =>
  ({ at, parameters, dtype }: AlongAxis): Command => ({
    kernel: named(name, dtype),
    words: [at.x, at.out, ...axis(parameters)],
    shares: strips(parameters, lanes),
  });

/** A unit is a strip of neighbours on the inner axes, as in assembly/reduce/lanes.ts. */
function strips({ outer, length, inner }: Axis, lanes: number): Shares {
  const units = outer * Math.ceil(inner / lanes);
  return { units, work: Math.min(inner, lanes) * length };
}

/** The same for kernels that write whole rows, and run the steps behind them on those; a softmax can add up what its rows are multiplied
 * with: where that and the sums lie stands in front of the steps. */
const byRows =
  (name: string) =>
  (call: AlongAxis): Command => {
    const { words, ...command } = along(name, 4)(call);
    return {
      ...command,
      words: [...words, 0, 0, 0],
      ...(call.parameters.inner === 1 ? { runsSteps: true } : {}),
    };
  };

/** A unit is 1024 elements. */
const thousands = (size: number): Shares => ({ units: Math.ceil(size / 1024), work: 1024 });

export const kernels: EncodingTable = {
  neg: elementwise("neg", ["x"]),
  abs: elementwise("abs", ["x"]),
  sign: elementwise("sign", ["x"]),
  floor: elementwise("floor", ["x"]),
  exp: elementwise("exp", ["x"]),
  expm1: elementwise("expm1", ["x"]),
  log: elementwise("log", ["x"]),
  log1p: elementwise("log1p", ["x"]),
  sqrt: elementwise("sqrt", ["x"]),
  sin: elementwise("sin", ["x"]),
  cos: elementwise("cos", ["x"]),
  tanh: elementwise("tanh", ["x"]),
  sigmoid: elementwise("sigmoid", ["x"]),
  erf: elementwise("erf", ["x"]),
  relu: elementwise("relu", ["x"]),
  cast: {
    operands: ["x"],
    kernel: (from, { dtype: to }) => (from === to ? "copy" : to === "int32" ? "toInt" : "toFloat"),
    words: none,
  },
  shiftRight: { operands: ["x"], kernel: () => "shiftRight", words: ({ by }) => [by] },
  add: elementwise("add", ["a", "b"]),
  sub: elementwise("sub", ["a", "b"]),
  mul: elementwise("mul", ["a", "b"]),
  div: elementwise("div", ["a", "b"]),
  pow: elementwise("pow", ["a", "b"]),
  maximum: elementwise("maximum", ["a", "b"]),
  minimum: elementwise("minimum", ["a", "b"]),
  equal: elementwise("equal", ["a", "b"]),
  greater: elementwise("greater", ["a", "b"]),
  greaterEqual: elementwise("greaterEqual", ["a", "b"]),
  where: { operands: ["condition", "a", "b"], kernel: () => "where", words: none },
  reluGrad: elementwise("reluGrad", ["y", "dy"]),
  matmul,
  conv,
  convGradInput,
  convGradFilter,
  argMaxPool: ({ at, parameters, dtypeOfX }) => ({
    kernel: named("argMaxPool", dtypeOfX),
    words: [at.x, at.out, parameters.channels, ...windows(parameters)],
    shares: images(parameters),
  }),
  maxPoolGrad: ({ at, parameters, size, sizeOfX }) => ({
    kernel: "maxPoolGrad",
    words: [
      ...[at.dy, at.indices, at.out],
      ...[sizeOfX, size].map((all) => (parameters.batch > 0 ? (all / parameters.batch) * 4 : 0)),
    ],
    shares: { units: parameters.batch, work: parameters.batch > 0 ? size / parameters.batch : 0 },
  }),
  sum: (call) => along("sum", call.dtype === "int32" ? 1 : 16)(call),
  max: along("max", 4),
  min: along("min", 4),
  argMax: ({ at, parameters, dtypeOfX }) => ({
    kernel: named("argMax", dtypeOfX),
    words: [at.x, at.out, ...axis(parameters)],
    shares: strips(parameters, 1),
  }),
  moments: ({ at, parameters }) => ({
    kernel: "moments",
    words: [at.x, at.mean, at.variance, ...axis(parameters)],
    shares: strips(parameters, 4),
  }),
  cumsum: ({ at, parameters, dtype }) => ({
    kernel: named("cumsum", dtype),
    words: [at.x, at.out, ...axis(parameters), Number(parameters.exclusive), Number(parameters.reverse)],
    shares: strips(parameters, 1),
  }),
  softmax: byRows("softmax"),
  logSoftmax: byRows("logSoftmax"),
  stridedRead: ({ at, parameters, size }) => ({
    kernel: "stridedRead",
    words: [moved(at.x, parameters.offset), at.out, size, ...walkWords(parameters)],
    shares: thousands(size),
  }),
  stridedWrite: ({ at, parameters, dtype, size, sizeOfX }) => ({
    kernel: "stridedWrite",
    words: [
      ...[at.x, at.out, size, wordOf(dtype, parameters.value), sizeOfX],
      ...[moved(at.out, parameters.offset), Number(sizeOfX === size), ...walkWords(parameters)],
    ],
  }),
  concat: ({ at, parameters: { outer, lengthA, lengthB } }) => ({
    kernel: "concat",
    words: [at.a, at.b, at.out, outer, lengthA * 4, lengthB * 4],
    shares: { units: outer, work: lengthA + lengthB },
  }),
  gather: ({ at, parameters, dtype }) => ({
    kernel: "gather",
    words: [
      ...[at.x, at.indices, at.out, ...axis(parameters), parameters.count],
      dtype === "int32" ? 0 : wordOf("float32", Number.NaN),
    ],
    shares: { units: parameters.outer * parameters.count, work: parameters.inner },
  }),
  scatterSum: ({ at, parameters, dtype, scratch }) => ({
    kernel: named("scatterSum", dtype),
    words: [
      ...[at.x, at.indices, at.out, ...axis(parameters), parameters.count],
      scratch((parameters.length + 1 + parameters.count) * 4),
    ],
  }),
  randomBits: ({ at, parameters: { stream }, size }) => ({
    kernel: "randomBits",
    words: [at.key, at.out, size, stream],
    shares: thousands(size),
  }),
};

function moved({ space, offset }: Address, elements: number): Address {
  return { space, offset: offset + elements * 4 };
}
