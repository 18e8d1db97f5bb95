import { type Anchor, forEach } from "./kernel.ts";

/** One invocation per output, in order, so that the first of equals stays; nothing beats NaN. */
export const argMax: Anchor<"argMax"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalarOf, size }) => {
    const { length, inner } = parameters;
    const isBetter = scalarOf("x") === "i32" ? "x > best" : "!isNan(best) && (x > best || isNan(x))";
    const statements = `let start = i / ${inner}u * ${length * inner}u + i % ${inner}u;
var best = ${load("x", "start")};
var place = 0u;
for (var k = 1u; k < ${length}u; k++) {
  let x = ${load("x", `start + k * ${inner}u`)};
  if (${isBetter}) { best = x; place = k; }
}
finish(i, i32(place));`;
    return [forEach(size, statements)];
  },
};
