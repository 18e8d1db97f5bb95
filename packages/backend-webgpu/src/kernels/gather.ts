import { literal } from "../shader/scalar.ts";
import { type Anchor, forEach } from "./kernel.ts";

/** A negative index is as u32 past every length. */
export const gather: Anchor<"gather"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalar, size }) => {
    const { length, inner, count } = parameters;
    const statements = `let line = i / ${inner}u;
let at = bitcast<u32>(${load("indices", `line % ${count}u`)});
var value = ${literal(scalar === "f32" ? Number.NaN : 0, scalar)};
if (at < ${length}u) { value = ${load("x", `(line / ${count}u * ${length}u + at) * ${inner}u + i % ${inner}u`)}; }
finish(i, value);`;
    return [forEach(size, statements)];
  },
};
