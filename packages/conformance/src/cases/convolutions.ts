import type { ConvSizes, TypedArray } from "@retrograd/core/backend";
import * as fc from "fast-check";
import { type Case, type Cases, floats } from "./case.ts";
import { anyWindows, nameOf, type WindowsOf, windowsOf } from "./windows.ts";

interface Of extends WindowsOf {
  readonly groups?: number;
  readonly inChannels?: number;
  readonly outChannels?: number;
}

interface ConvCase {
  readonly name: string;
  readonly sizes: ConvSizes;
}

function of({ groups = 1, inChannels = 1, outChannels = 1, ...windows }: Of): ConvCase {
  return named({ ...windowsOf(windows), groups, inChannels, outChannels });
}

function named(sizes: ConvSizes): ConvCase {
  const { groups, inChannels, outChannels } = sizes;
  const channels = `${groups === 1 ? "" : `${groups} times `}${inChannels} to ${outChannels} channels`;
  return { name: `${channels}, ${nameOf(sizes)}`, sizes };
}

const plane = { input: [1, 6, 7], kernel: [1, 3, 3] } as const;

/** Every setting by itself and with others, on one, two and three axes; sizes below, on and past the tiles of every backend. */
const convolutions: readonly ConvCase[] = [
  of({ ...plane, batch: 2, inChannels: 3, outChannels: 5 }),
  of({ input: [1, 1, 9], kernel: [1, 1, 3], batch: 2, inChannels: 2, outChannels: 3 }),
  of({ input: [4, 5, 3], kernel: [2, 3, 2], inChannels: 2, outChannels: 3 }),
  of({ ...plane, inChannels: 2, outChannels: 4, padding: [0, 1, 1] }),
  of({ ...plane, inChannels: 2, outChannels: 4, padding: [0, 2, 0], after: [0, 0, 3] }),
  of({ ...plane, inChannels: 2, outChannels: 3, strides: [1, 2, 3] }),
  of({ ...plane, inChannels: 2, outChannels: 3, strides: [1, 2, 2], padding: [0, 1, 1], after: [0, 0, 1] }),
  of({ ...plane, inChannels: 2, outChannels: 3, dilation: [1, 2, 3] }),
  of({
    ...plane,
    inChannels: 1,
    outChannels: 2,
    strides: [1, 3, 2],
    dilation: [1, 2, 2],
    padding: [0, 2, 1],
  }),
  of({ input: [1, 9, 9], kernel: [1, 2, 2], outChannels: 2, strides: [1, 3, 4] }),
  of({ input: [5, 4, 4], kernel: [3, 3, 3], outChannels: 2, strides: [2, 2, 2], padding: [1, 0, 1] }),
  of({ ...plane, groups: 2, inChannels: 2, outChannels: 3, padding: [0, 1, 1] }),
  of({ ...plane, groups: 5, strides: [1, 2, 1], padding: [0, 1, 1] }),
  of({ ...plane, groups: 3, outChannels: 2, batch: 2 }),
  of({ ...plane, groups: 67, padding: [0, 1, 1] }),
  of({ input: [1, 1, 1], kernel: [1, 1, 1] }),
  of({ input: [1, 4, 4], kernel: [1, 4, 4], inChannels: 2, outChannels: 3 }),
  of({ input: [1, 2, 2], kernel: [1, 3, 3], inChannels: 2, outChannels: 3, padding: [0, 2, 2] }),
  of({ input: [1, 1, 5], kernel: [1, 1, 1], inChannels: 67, outChannels: 33 }),
  of({ input: [1, 12, 13], kernel: [1, 3, 3], batch: 3, inChannels: 9, outChannels: 17, padding: [0, 1, 1] }),
  of({ input: [1, 28, 28], kernel: [1, 5, 5], outChannels: 8, padding: [0, 2, 2] }),
  of({ input: [1, 1, 700], kernel: [1, 1, 3], inChannels: 1, outChannels: 4 }),
  of({ input: [1, 3, 3], kernel: [1, 3, 3], inChannels: 131, outChannels: 5 }),
  of({ ...plane, batch: 0, inChannels: 2, outChannels: 3 }),
];

/** What the three kernels read two of, and give the third of. */
type Role = "x" | "w" | "dy";

/** The cases of the kernel that reads `a` and `b` and gives what is like `out`. */
export function convolutionCases<A extends Role, B extends Role>(
  a: A,
  b: B,
  out: Role,
): Cases<A | B, ConvSizes> {
  const make = ({ name, sizes }: ConvCase): Case<A | B, ConvSizes> => {
    const counts = countsOf(sizes);
    return {
      name,
      make: (draw) => ({
        operands: { [a]: draw.numbers(counts[a]), [b]: draw.numbers(counts[b]) } as Operands<A | B>,
        parameters: sizes,
        outputs: { out: { dtype: draw.dtype, size: counts[out] } },
      }),
    };
  };
  const first = make(convolutions[0] as ConvCase);
  return {
    dtypes: floats,
    cases: [...convolutions.map(make), notFinite(first, a, b)],
    random: anyConvolution.map(make),
  };
}

type Operands<Names extends string> = Record<Names, TypedArray>;

/** NaN times 0 is NaN: no kernel may skip what it meets a 0 in. */
function notFinite<A extends Role, B extends Role>(
  { make }: Case<A | B, ConvSizes>,
  a: A,
  b: B,
): Case<A | B, ConvSizes> {
  return {
    name: "with NaN, Infinity and zeros",
    make: (draw) => {
      const call = make(draw);
      call.operands[a][0] = Number.NaN;
      call.operands[a][31] = Number.POSITIVE_INFINITY;
      call.operands[b].fill(0, 0, 20);
      return call;
    },
  };
}

const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });

const anyConvolution: fc.Arbitrary<ConvCase> = fc
  .tuple(anyWindows, upTo(3), upTo(5), upTo(5))
  .map(([windows, groups, inChannels, outChannels]) =>
    named({ ...windows, groups, inChannels, outChannels }),
  );

/** Numbers of elements of x, w and dy. */
function countsOf(sizes: ConvSizes): Readonly<Record<Role, number>> {
  const { batch, groups, inChannels, outChannels, input, output, kernel } = sizes;
  const volume = (axes: readonly number[]): number => axes.reduce((product, axis) => product * axis, 1);
  return {
    x: batch * volume(input) * groups * inChannels,
    w: volume(kernel) * inChannels * groups * outChannels,
    dy: batch * volume(output) * groups * outChannels,
  };
}
