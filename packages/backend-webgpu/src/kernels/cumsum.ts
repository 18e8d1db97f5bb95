import { type Anchor, forEach } from "./kernel.ts";

/** One invocation runs along each line. */
export const cumsum: Anchor<"cumsum"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalar }) => {
    const { outer, length, inner, exclusive, reverse } = parameters;
    const add = `total += ${load("x", "at")};`;
    const body = `let start = i / ${inner}u * ${length * inner}u + i % ${inner}u;
var total = ${scalar}(0);
for (var step = 0u; step < ${length}u; step++) {
  let at = start + ${reverse ? `(${length - 1}u - step)` : "step"} * ${inner}u;
  ${exclusive ? `let before = total;\n  ${add}\n  finish(at, before);` : `${add}\n  finish(at, total);`}
}`;
    return [forEach(outer * inner, body)];
  },
};
