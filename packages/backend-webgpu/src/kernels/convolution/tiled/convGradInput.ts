import type { ConvSizes, Volume } from "@retrograd/core/backend";
import type { AnchorCall } from "../../kernel.ts";
import type { TileProduct } from "../../matmul/tileProduct.ts";
import { type Phases, phasesOf } from "../phases.ts";
import { along, axesOf, counted, countOf, type Dimension } from "../volumes.ts";
import { declared } from "./declared.ts";
import { convOperands, takenBy } from "./operand.ts";

/**
 * Rows are places of a phase of the input, terms the taps that they meet and the channels that came out, columns the channels that
 * went in; a group has as many products as there are phases.
 */
export function tiledConvGradInput(call: AnchorCall<"convGradInput">): TileProduct {
  const { parameters: sizes, size } = call;
  const { batch, groups, inChannels, outChannels, input, output, kernel, strides, dilation, padding } = sizes;
  const axes = axesOf(sizes);
  const phases = phasesOf(sizes);
  const { places } = phases;
  const met = tapsMet(sizes, phases);
  const taps = met.map((each) => Math.max(1, ...each.map((one) => one.length))) as unknown as Volume;
  const [m, k] = [batch * countOf(places), countOf(taps) * outChannels];
  const phase = (d: Dimension): string => along(d, `(p / ${groups}u)`, phases.count);
  const f = `k % ${outChannels}u`;
  const tap = (d: Dimension): string => {
    const first = met[d].map(([one]) => one ?? kernel[d]);
    const step = met[d].map(([one, next]) => next - one).find((apart) => apart > 0) ?? 1;
    const chosen = first.reduce(
      (rest, one, i) => (i === 0 ? `${one}u` : `select(${rest}, ${one}u, ${phase(d)} == ${i}u)`),
      "",
    );
    return `let t${d} = ${chosen} + ${along(d, `(k / ${outChannels}u)`, taps)} * ${step}u;`;
  };
  const walked = axes.map(tap);
  const isPast = axes.map((d) => `t${d} >= ${kernel[d]}u`).join(" || ") || "false";
  const operands = convOperands(call, { dy: outChannels, w: outChannels }, size * k);
  const dy = takenBy(operands.dy, false, (element, zero) => [
    ...walked,
    // Negative numbers are as u32 past every size, divided by a stride or not.
    ...axes.map(
      (d) =>
        `let o${d} = (${along(d, "at", places)} * ${strides[d]}u + ${phase(d)} + ${padding[d]}u - t${d} * ${dilation[d]}u) / ${strides[d]}u;`,
    ),
    `if (${[isPast, ...axes.map((d) => `o${d} >= ${output[d]}u`)].join(" || ")}) { return ${zero}; }`,
    `return ${element(`(${counted(`(at / ${countOf(places)}u)`, axes, "o", output)} * ${groups}u + p % ${groups}u) * ${outChannels}u + ${f}`)};`,
  ]);
  const w = takenBy(operands.w, false, (element, zero) => [
    ...walked,
    `if (${isPast}) { return ${zero}; }`,
    `return ${element(`((${counted("0u", axes, "t", kernel)} * ${inChannels}u + at) * ${groups}u + p % ${groups}u) * ${outChannels}u + ${f}`)};`,
  ]);
  const i = (d: Dimension): string => `${along(d, "row", places)} * ${strides[d]}u + ${phase(d)}`;
  const place = declared(
    "p: u32, row: u32",
    "u32",
    [
      ...axes.map((d) => `let i${d} = ${i(d)};`),
      `if (${[`row >= ${m}u`, ...axes.map((d) => `i${d} >= ${input[d]}u`)].join(" || ")}) { return ${size}u; }`,
      `return (${counted(`(row / ${countOf(places)}u)`, axes, "i", input)} * ${groups}u + p % ${groups}u) * ${inChannels}u;`,
    ].join("\n"),
  );
  return {
    ...{ batch: groups * countOf(phases.count), m, n: inChannels, k, size },
    a: dy.operand,
    b: w.operand,
    out: (row, column) => `${place.call("p", row)} + ${column}`,
    isThere: (row) => `${place.call("p", row)} < ${size}u`,
    functions: [dy.source, w.source, place.source],
  };
}

/** The taps that places of each phase meet along each axis: every so many, from a first one on. */
function tapsMet({ kernel, strides, dilation, padding }: ConvSizes, { count }: Phases): number[][][] {
  return count.map((phases, d) =>
    Array.from({ length: phases }, (_, phase) =>
      Array.from({ length: kernel[d] }, (_, t) => t).filter(
        (t) => (phase + padding[d] - t * dilation[d]) % strides[d] === 0,
      ),
    ),
  );
}
