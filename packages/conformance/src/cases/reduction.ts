import type { Axis, DType, TypedArray } from "@retrograd/core/backend";
import type { Draw } from "../numbers/draw.ts";
import { anyAxis, axes, nameOf, of } from "./axis.ts";
import type { Call, Case, Cases } from "./case.ts";

interface Spec {
  readonly dtypes: readonly DType[];
  readonly low?: number;
  readonly high?: number;
  /** The output's, if not that of x. */
  readonly outDType?: DType;
  /** Whether it is defined for lines of length 0. */
  readonly empty: boolean;
  readonly own?: readonly Case<"x", Axis>[];
}

/** Cases of a kernel that makes [outer, inner] of [outer, length, inner]. */
export function reductions(spec: Spec): Cases<"x", Axis> {
  const { dtypes, low = -2, high = 2, outDType, empty, own = [] } = spec;
  const ofAxis = (axis: Axis): Case<"x", Axis> => ({
    name: nameOf(axis),
    make: (draw) => reduce(draw, axis, draw.numbers(sizeOf(axis), low, high), outDType),
  });
  const lines: Case<"x", Axis> = {
    name: "corners",
    make: (draw) => {
      const numbers = draw.dtype === "int32" ? integerLines : floatLines;
      return reduce(draw, of(numbers.length, 4, 1), draw.of(numbers.flat()), outDType);
    },
  };
  const long = ofAxis(of(1, 100003, 1));
  const none = empty ? [ofAxis(of(3, 0, 2))] : [];
  return { dtypes, cases: [...axes.map(ofAxis), long, ...none, lines, ...own], random: anyAxis(ofAxis) };
}

export function reduce(draw: Draw, axis: Axis, x: TypedArray, dtype: DType = draw.dtype): Call<"x", Axis> {
  const outputs = { out: { dtype, size: axis.outer * axis.inner } };
  return { operands: { x }, parameters: axis, outputs };
}

function sizeOf({ outer, length, inner }: Axis): number {
  return outer * length * inner;
}

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

/** Ties, NaN at every place, infinities, zeros, and nothing but the worst. */
const floatLines = [
  [1, 3, 3, 2],
  [-1, -3, -3, -2],
  [nan, 1, 2, 3],
  [1, 2, 3, nan],
  [1, nan, infinity, nan],
  [infinity, 1, infinity, -1],
  [-infinity, 1, 2, -1],
  [infinity, 1, -infinity, 0],
  [-infinity, -infinity, -infinity, -infinity],
  [-5, -4, -6, -4],
  [0, 0, 0, 0],
  [-0, 0, -0, 0],
];
const integerLines = [
  [1, 3, 3, 2],
  [-1, -3, -3, -2],
  [2147483647, 2147483647, 1, 0],
  [-2147483648, -1, -2147483648, 5],
  [-7, -7, -7, -7],
];
