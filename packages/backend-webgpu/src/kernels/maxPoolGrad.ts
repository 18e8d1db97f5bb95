import { type Anchor, forEach } from "./kernel.ts";

/** Each element of the input looks through the windows that it lies in for those that have chosen it: nothing is added to one place
 * by several invocations, so the order of the sum is fixed. */
export const maxPoolGrad: Anchor<"maxPoolGrad"> = {
  onceEach: true,
  dispatches: ({ parameters, load, size }) => {
    const { channels, input, output, kernel, strides, dilation, padding } = parameters;
    const window = (
      name: string,
      d: 0 | 1 | 2,
    ): string => `let from${name} = i${name} - t${name} * ${dilation[d]}u;
  let o${name} = from${name} / ${strides[d]}u;
  if (from${name} % ${strides[d]}u != 0u || o${name} >= ${output[d]}u) { continue; }`;
    const statements = `let c = i % ${channels}u;
let place = i / ${channels}u;
let iW = place % ${input[2]}u + ${padding[2]}u;
let iH = place / ${input[2]}u % ${input[1]}u + ${padding[1]}u;
let iD = place / ${input[2] * input[1]}u % ${input[0]}u + ${padding[0]}u;
let image = place / ${input[0] * input[1] * input[2]}u * ${output[0]}u;
var sum = 0.0f;
for (var tD = 0u; tD < ${kernel[0]}u; tD++) {
  ${window("D", 0)}
  for (var tH = 0u; tH < ${kernel[1]}u; tH++) {
    ${window("H", 1)}
    for (var tW = 0u; tW < ${kernel[2]}u; tW++) {
      ${window("W", 2)}
      let k = (((image + oD) * ${output[1]}u + oH) * ${output[2]}u + oW) * ${channels}u + c;
      if (${load("indices", "k")} == i32(i)) { sum += ${load("dy", "k")}; }
    }
  }
}
finish(i, sum);`;
    return [forEach(size, statements)];
  },
};
