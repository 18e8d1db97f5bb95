import type { AnchorCall } from "../../kernel.ts";
import type { StretchedProduct } from "../stretches.ts";
import { along, axesOf, counted, countOf, insideOf } from "../volumes.ts";

/** Rows are windows, stretches taps, their terms channels, columns the channels that come out. */
export function stretchedConv({ parameters: sizes, load }: AnchorCall<"conv">): StretchedProduct {
  const { batch, groups, inChannels, outChannels, input, output, kernel, strides, dilation, padding } = sizes;
  const axes = axesOf(sizes);
  const bounds = (r: number): string => insideOf(sizes, axes, `i${r}_`);
  return {
    groups,
    phases: 1,
    m: batch * countOf(output),
    n: outChannels,
    stretches: countOf(kernel),
    length: inChannels,
    row: (r) => [
      `let image${r} = row${r} / ${countOf(output)}u;`,
      // Negative numbers are as u32 past every size.
      ...axes.map(
        (d) => `let o${r}_${d} = ${along(d, `row${r}`, output)} * ${strides[d]}u - ${padding[d]}u;`,
      ),
    ],
    stretch: axes.map((d) => `let tap${d} = ${along(d, "stretch", kernel)} * ${dilation[d]}u;`),
    isMet: "true",
    rowStretch: (r) => [
      ...axes.map((d) => `let i${r}_${d} = o${r}_${d} + tap${d};`),
      `let inside${r} = ${bounds(r) || "true"};`,
      `let pixel${r} = (${counted(`image${r}`, axes, `i${r}_`, input)} * ${groups}u + g) * ${inChannels}u;`,
    ],
    columnStretch: (c) => `(stretch * ${inChannels * groups}u + g) * ${outChannels}u + column${c}`,
    a: (r, k) => {
      const x = load("x", `pixel${r} + ${k}`);
      return bounds(r) === "" ? x : `select(0.0f, ${x}, inside${r})`;
    },
    b: (begin, k) => load("w", `${begin} + ${k} * ${groups * outChannels}u`),
    out: { statements: [], place: "r", isThere: "true" },
  };
}
