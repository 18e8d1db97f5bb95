import { type Anchor, forEach } from "./kernel.ts";

/** Each output looks for its own index among all: no two invocations add to one place, so the order of the sum is fixed. */
export const scatterSum: Anchor<"scatterSum"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalar, size }) => {
    const { length, inner, count } = parameters;
    const statements = `let line = i / ${inner}u;
let j = bitcast<i32>(line % ${length}u);
var sum = ${scalar}(0);
for (var k = 0u; k < ${count}u; k++) {
  if (${load("indices", "k")} == j) { sum += ${load("x", `(line / ${length}u * ${count}u + k) * ${inner}u + i % ${inner}u`)}; }
}
finish(i, sum);`;
    return [forEach(size, statements)];
  },
};
