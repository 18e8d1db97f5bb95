import type { ConvSizes } from "@retrograd/core/backend";
import { along, axesOf, counted, countOf, reachesOut } from "../volumes.ts";
import type { Statements } from "./operand.ts";

/**
 * x[b, i, p C + c] where a window (counted through all images) meets a tap (counted through all channels); 0 outside.
 *
 * @param window an expression of `at` or `k`, as is `term`
 */
export function windowElement(sizes: ConvSizes, window: string, term: string): Statements {
  const { groups, inChannels, input, output, kernel, strides, dilation, padding } = sizes;
  const axes = axesOf(sizes);
  const places = axes.map((d) => {
    const tap = `${along(d, `(${term} / ${inChannels}u)`, kernel)} * ${dilation[d]}u`;
    return `let i${d} = ${along(d, window, output)} * ${strides[d]}u + ${tap} - ${padding[d]}u;`;
  });
  // Negative numbers are as u32 past every size.
  const outside = axes.filter((d) => reachesOut(sizes, d)).map((d) => `i${d} >= ${input[d]}u`);
  const pixel = counted(`(${window} / ${countOf(output)}u)`, axes, "i", input);
  return (load, zero) => [
    ...places,
    ...(outside.length > 0 ? [`if (${outside.join(" || ")}) { return ${zero}; }`] : []),
    `return ${load(`(${pixel} * ${groups}u + p) * ${inChannels}u + ${term} % ${inChannels}u`)};`,
  ];
}
