import { type Anchor, forEach } from "./kernel.ts";

export const concat: Anchor<"concat"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalar, size }) => {
    const { lengthA, lengthB } = parameters;
    const statements = `let row = i / ${lengthA + lengthB}u;
let column = i % ${lengthA + lengthB}u;
var value: ${scalar};
if (column < ${lengthA}u) { value = ${load("a", `row * ${lengthA}u + column`)}; }
else { value = ${load("b", `row * ${lengthB}u + column - ${lengthA}u`)}; }
finish(i, value);`;
    return [forEach(size, statements)];
  },
};
