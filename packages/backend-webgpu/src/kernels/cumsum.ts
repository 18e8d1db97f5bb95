import { type Anchor, forEach } from "./kernel.ts";

/** One invocation runs along each line; 64 elements make a run, 64 runs a block, so that rounding errors stay small. */
export const cumsum: Anchor<"cumsum"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalar }) => {
    const { outer, length, inner, exclusive, reverse } = parameters;
    const total = "stretch + (block + run)";
    const add = `run += ${load("x", "at")};`;
    const body = `let start = i / ${inner}u * ${length * inner}u + i % ${inner}u;
var stretch = ${scalar}(0);
var block = ${scalar}(0);
var run = ${scalar}(0);
for (var step = 0u; step < ${length}u; step++) {
  let at = start + ${reverse ? `(${length - 1}u - step)` : "step"} * ${inner}u;
  ${exclusive ? `let before = ${total};\n  ${add}\n  finish(at, before);` : `${add}\n  finish(at, ${total});`}
  if ((step & 63u) == 63u) { block += run; run = ${scalar}(0); }
  if ((step & 4095u) == 4095u) { stretch += block; block = ${scalar}(0); }
}`;
    return [forEach(outer * inner, body)];
  },
};
