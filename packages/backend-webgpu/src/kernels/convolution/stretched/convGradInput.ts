import type { AnchorCall } from "../../kernel.ts";
import { phasesOf } from "../phases.ts";
import type { StretchedProduct } from "../stretches.ts";
import { along, axesOf, counted, countOf, type Dimension } from "../volumes.ts";

/**
 * Rows are places of the input, stretches taps, their terms the channels that came out, columns the channels that went in. Places
 * a whole number of strides apart meet windows with the same taps: they are a phase, and the other taps are passed over.
 */
export function stretchedConvGradInput({
  parameters: sizes,
  load,
}: AnchorCall<"convGradInput">): StretchedProduct {
  const { batch, groups, inChannels, outChannels, input, output, kernel, strides, dilation, padding } = sizes;
  const axes = axesOf(sizes);
  const { count: phases, places } = phasesOf(sizes);
  /** So many strides are added where numbers could be negative. */
  const ahead = (d: Dimension): number => Math.ceil(((kernel[d] - 1) * dilation[d]) / strides[d]);
  const uneven = axes.filter((d) => input[d] % phases[d] !== 0);
  const strided = axes.filter((d) => strides[d] > 1);
  return {
    groups,
    phases: countOf(phases),
    m: batch * countOf(places),
    n: inChannels,
    stretches: countOf(kernel),
    length: outChannels,
    row: (r) => [
      `let image${r} = row${r} / ${countOf(places)}u;`,
      ...axes.map((d) => `let place${r}_${d} = ${along(d, `row${r}`, places)};`),
    ],
    stretch: axes.map((d) => {
      const beyond = `${along(d, "phase", phases)} + ${padding[d] + ahead(d) * strides[d]}u`;
      return `let from${d} = ${beyond} - ${along(d, "stretch", kernel)} * ${dilation[d]}u;`;
    }),
    isMet: strided.map((d) => `from${d} % ${strides[d]}u == 0u`).join(" && ") || "true",
    rowStretch: (r) => [
      // Negative numbers are as u32 past every size.
      ...axes.map((d) => `let o${r}_${d} = place${r}_${d} + from${d} / ${strides[d]}u - ${ahead(d)}u;`),
      `let inside${r} = ${axes.map((d) => `o${r}_${d} < ${output[d]}u`).join(" && ") || "true"};`,
      `let met${r} = (${counted(`image${r}`, axes, `o${r}_`, output)} * ${groups}u + g) * ${outChannels}u;`,
    ],
    columnStretch: (c) => `((stretch * ${inChannels}u + column${c}) * ${groups}u + g) * ${outChannels}u`,
    a: (r, k) => `select(0.0f, ${load("dy", `met${r} + ${k}`)}, inside${r})`,
    b: (begin, k) => load("w", `${begin} + ${k}`),
    out: {
      statements: axes.map(
        (d) => `let i${d} = ${along(d, "r", places)} * ${strides[d]}u + ${along(d, "phase", phases)};`,
      ),
      place: counted(`(r / ${countOf(places)}u)`, axes, "i", input),
      isThere: uneven.map((d) => `i${d} < ${input[d]}u`).join(" && ") || "true",
    },
  };
}
