import type { AnchorCall } from "../../kernel.ts";
import type { StretchedProduct } from "../stretches.ts";
import { along, axesOf, counted, countOf, insideOf, reachesOut } from "../volumes.ts";

/** Rows are taps and the channels that went in, stretches rows of windows, their terms windows, columns the channels that came out. */
export function stretchedConvGradFilter({
  parameters: sizes,
  load,
}: AnchorCall<"convGradFilter">): StretchedProduct {
  const { batch, groups, inChannels, outChannels, input, output, kernel, strides, dilation, padding } = sizes;
  const axes = axesOf(sizes);
  const [depth, height, width] = output;
  const lines = [depth, height, 1] as const;
  const shorter = axes.filter((d) => d < 2);
  const bounds = (r: number): string => insideOf(sizes, shorter, `i${r}_`);
  return {
    groups,
    phases: 1,
    m: countOf(kernel) * inChannels,
    n: outChannels,
    stretches: batch * depth * height,
    length: width,
    row: (r) => [
      `let channel${r} = row${r} % ${inChannels}u;`,
      ...([0, 1, 2] as const).map(
        (d) =>
          `let tap${r}_${d} = ${along(d, `(row${r} / ${inChannels}u)`, kernel)} * ${dilation[d]}u - ${padding[d]}u;`,
      ),
    ],
    stretch: [
      `let image = stretch / ${depth * height}u;`,
      ...shorter.map((d) => `let o${d} = ${along(d, "stretch", lines)} * ${strides[d]}u;`),
    ],
    isMet: "true",
    rowStretch: (r) => [
      ...shorter.map((d) => `let i${r}_${d} = o${d} + tap${r}_${d};`),
      // Negative numbers are as u32 past every size; a row of windows that is outside has no width.
      `let width${r} = ${bounds(r) === "" ? `${input[2]}u` : `select(0u, ${input[2]}u, ${bounds(r)})`};`,
      `let line${r} = ((${counted("image", shorter, `i${r}_`, input)} * ${input[2]}u + tap${r}_2) * ${groups}u + g) * ${inChannels}u + channel${r};`,
    ],
    columnStretch: (c) => `(stretch * ${width * groups}u + g) * ${outChannels}u + column${c}`,
    a: (r, k) => {
      const x = load("x", `line${r} + ${k} * ${strides[2] * groups * inChannels}u`);
      const isInside = `tap${r}_2 + ${k} * ${strides[2]}u < width${r}`;
      return bounds(r) === "" && !reachesOut(sizes, 2) ? x : `select(0.0f, ${x}, ${isInside})`;
    },
    b: (begin, k) => load("dy", `${begin} + ${k} * ${groups * outChannels}u`),
    out: { statements: [], place: "r", isThere: "true" },
  };
}
