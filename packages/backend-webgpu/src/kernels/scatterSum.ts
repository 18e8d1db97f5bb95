import { type Anchor, forEach } from "./kernel.ts";

/** Each output looks for its own index among all: no two invocations add to one place, so the order of the sum is fixed.
 * 256 elements make a run, so that rounding errors stay small. */
export const scatterSum: Anchor<"scatterSum"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalar, size }) => {
    const { length, inner, count } = parameters;
    const statements = `let line = i / ${inner}u;
let j = bitcast<i32>(line % ${length}u);
var sum = ${scalar}(0);
var run = ${scalar}(0);
var found = 0u;
for (var k = 0u; k < ${count}u; k++) {
  if (${load("indices", "k")} == j) { run += ${load("x", `(line / ${length}u * ${count}u + k) * ${inner}u + i % ${inner}u`)}; found++; }
  if (found == 256u) { sum += run; run = ${scalar}(0); found = 0u; }
}
finish(i, sum + run);`;
    return [forEach(size, statements)];
  },
};
