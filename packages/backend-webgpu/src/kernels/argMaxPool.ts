import { type Anchor, forEach } from "./kernel.ts";

/** One invocation per window and channel, taps in order, so that the first of equals stays; nothing beats NaN. */
export const argMaxPool: Anchor<"argMaxPool"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalarOf, size }) => {
    const { channels, input, output, kernel, strides, dilation, padding } = parameters;
    const isBetter = scalarOf("x") === "i32" ? "x > best" : "!isNan(best) && (x > best || isNan(x))";
    const start = (o: string, d: 0 | 1 | 2): string => `${o} * ${strides[d]}u - ${padding[d]}u`;
    const step = (t: string, d: 0 | 1 | 2): string => `${t} * ${dilation[d]}u`;
    const statements = `let c = i % ${channels}u;
let o = i / ${channels}u;
let startW = ${start(`(o % ${output[2]}u)`, 2)};
let startH = ${start(`(o / ${output[2]}u % ${output[1]}u)`, 1)};
let startD = ${start(`(o / ${output[2] * output[1]}u % ${output[0]}u)`, 0)};
let image = o / ${output[0] * output[1] * output[2]}u * ${input[0]}u;
var place = 0u;
var best = ${scalarOf("x")}(0);
var isFirst = true;
for (var td = 0u; td < ${kernel[0]}u; td++) {
  let d = startD + ${step("td", 0)};
  if (d >= ${input[0]}u) { continue; }
  for (var th = 0u; th < ${kernel[1]}u; th++) {
    let h = startH + ${step("th", 1)};
    if (h >= ${input[1]}u) { continue; }
    for (var tw = 0u; tw < ${kernel[2]}u; tw++) {
      let w = startW + ${step("tw", 2)};
      if (w >= ${input[2]}u) { continue; }
      let at = (((image + d) * ${input[1]}u + h) * ${input[2]}u + w) * ${channels}u + c;
      let x = ${load("x", "at")};
      if (isFirst || (${isBetter})) { best = x; place = at; isFirst = false; }
    }
  }
}
finish(i, i32(place));`;
    return [forEach(size, statements)];
  },
};
