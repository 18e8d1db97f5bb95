import { exponential } from "../functions/exponential.ts";
import { extremes } from "../functions/nan.ts";
import { type AnchorCall, type Dispatch, forEach, workgroupSize } from "./kernel.ts";
import { part } from "./reduction.ts";

/**
 * What softmax and its logarithm share, over lines x[o, ·, i]: with m the largest element of a line and `total`
 * = Σ_k e^(x[o, k, i] - m), every element is finished as `out` of `x`, `m` and `total`. One invocation runs along
 * each line, or, on a GPU where lines are long, one workgroup.
 */
export function rows(
  { parameters, load, traits }: AnchorCall<"softmax"> | AnchorCall<"logSoftmax">,
  out: string,
  functions: readonly string[],
): Dispatch {
  const { outer, length, inner } = parameters;
  const lines = outer * inner;
  const carried = [...extremes, ...exponential, ...functions];
  const isShared = !traits.isCpu && length >= workgroupSize;
  const [line, first] = isShared ? ["workgroup", "lane"] : ["i", "0u"];
  const stride = isShared ? workgroupSize : 1;
  const walk = { axis: parameters, type: "f32" as const };
  const largest = {
    ...walk,
    load: (index: string) => load("x", index),
    identity: "-infinity()",
    combine: (a: string, b: string) => `larger(${a}, ${b})`,
  };
  const powers = {
    ...walk,
    load: (index: string) => `exponential(${load("x", index)} - m)`,
    identity: "0.0f",
    combine: (a: string, b: string) => `(${a} + ${b})`,
  };
  const statements = `var m = 0.0f;
{ ${part(largest, line, first, stride)}
${isShared ? meeting("result", largest.combine) : ""}m = result; }
var total = 0.0f;
{ ${part(powers, line, first, stride)}
${isShared ? meeting("result", powers.combine) : ""}total = result; }
let start = ${line} / ${inner}u * ${length * inner}u + ${line} % ${inner}u;
for (var k = ${first}; k < ${length}u; k += ${stride}u) {
  let at = start + k * ${inner}u;
  let x = ${load("x", "at")};
  finish(at, ${out});
}`;
  if (!isShared) return forEach(lines, statements, carried);
  return {
    body: statements,
    workgroups: lines,
    functions: [...carried, `var<workgroup> line_f32: array<f32, ${workgroupSize}>;`],
    workgroupBytes: 4 * workgroupSize,
  };
}

/** Every invocation's part of a result becomes the whole of it, by a tree. */
function meeting(result: string, combine: (a: string, b: string) => string): string {
  return `line_f32[lane] = ${result};
for (var half = ${workgroupSize / 2}u; half > 0u; half /= 2u) {
  workgroupBarrier();
  if (lane < half) { line_f32[lane] = ${combine("line_f32[lane]", "line_f32[lane + half]")}; }
}
workgroupBarrier();
${result} = line_f32[0];
workgroupBarrier();
`;
}
