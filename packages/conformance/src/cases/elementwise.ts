import type { DType } from "@retrograd/core/backend";
import * as fc from "fast-check";
import type { Draw } from "../numbers/draw.ts";
import { type Case, type Cases, floats, type NoParameters } from "./case.ts";

/** Lengths of elementwise operands: a remainder for every vector width, none, and past the blocks of every backend. */
const sizes = [70, 1, 0, 3, 1024, 4099] as const;

/** The corners of floats: what every elementwise kernel is asked for beside numbers of its own. */
export const corners = [Number.NaN, 0, -0, Infinity, -Infinity, 1, -1, 0.5, -2.5, 3e38, -3e38] as const;
/** The corners of int32, where sums, products and negations wrap. */
export const integerCorners = [0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 65537, -46341] as const;

type Ranges = readonly (readonly [low: number, high: number])[];

interface Spec {
  readonly dtypes?: readonly DType[];
  /** Where operands are drawn from, one element after the other. */
  readonly ranges: Ranges;
  readonly corners?: readonly number[];
}

/** Cases of a kernel out = f(x). */
export function ofOne({ dtypes = floats, ranges, corners: own = [] }: Spec): Cases<"x", NoParameters> {
  const ofSize = (size: number): Case<"x", NoParameters> => ({
    name: `${size} numbers`,
    make: (draw) => unary(draw, mixed(draw, size, ranges)),
  });
  const atCorners: Case<"x", NoParameters> = {
    name: "corners",
    make: (draw) => unary(draw, cornersFor(draw, own)),
  };
  return { dtypes, cases: [...sizes.map(ofSize), atCorners], random: anySize(ofSize) };
}

function unary(draw: Draw, numbers: readonly number[]) {
  const x = draw.of(numbers);
  return { operands: { x }, parameters: {}, outputs: { out: { dtype: draw.dtype, size: x.length } } };
}

interface BinarySpec extends Spec {
  /** Where b comes from, if not from where a does. */
  readonly rangesOfB?: Ranges;
  /** The output's, if not that of the operands. */
  readonly outDType?: DType;
}

/** Cases of a kernel out = f(a, b): at the corners, each meets each. */
export function ofTwo(spec: BinarySpec): Cases<"a" | "b", NoParameters> {
  const { dtypes = floats, ranges, rangesOfB = ranges, corners: own = [] } = spec;
  const call = (draw: Draw, a: readonly number[], b: readonly number[]) => ({
    operands: { a: draw.of(a), b: draw.of(b) },
    parameters: {},
    outputs: { out: { dtype: spec.outDType ?? draw.dtype, size: a.length } },
  });
  const ofSize = (size: number): Case<"a" | "b", NoParameters> => ({
    name: `${size} numbers`,
    make: (draw) => call(draw, mixed(draw, size, ranges), mixed(draw, size, rangesOfB)),
  });
  const atCorners: Case<"a" | "b", NoParameters> = {
    name: "corners",
    make: (draw) => {
      const each = cornersFor(draw, own);
      return call(
        draw,
        each.flatMap((a) => each.map(() => a)),
        each.flatMap(() => each),
      );
    },
  };
  return { dtypes, cases: [...sizes.map(ofSize), atCorners], random: anySize(ofSize) };
}

/** Numbers from one range after the other. */
export function mixed(draw: Draw, size: number, ranges: Ranges): number[] {
  return Array.from({ length: size }, (_, i) => {
    const [low, high] = ranges[i % ranges.length] as Ranges[number];
    return draw.numbers(1, low, high)[0] as number;
  });
}

export function cornersFor(draw: Draw, own: readonly number[]): readonly number[] {
  return draw.dtype === "int32" ? integerCorners : [...corners, ...own];
}

export function anySize<T>(ofSize: (size: number) => T): fc.Arbitrary<T> {
  return fc.integer({ min: 0, max: 600 }).map(ofSize);
}
