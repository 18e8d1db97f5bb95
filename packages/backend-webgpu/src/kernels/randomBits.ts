import { threefry } from "../functions/threefry.ts";
import { index } from "../shader/scalar.ts";
import { type Anchor, forEach } from "./kernel.ts";

export const randomBits: Anchor<"randomBits"> = {
  onceEach: true,
  dispatches: ({ parameters, load, size }) => {
    const key = `vec2<u32>(bitcast<u32>(${load("key", "0u")}), bitcast<u32>(${load("key", "1u")}))`;
    const counter = `vec2<u32>(i, ${index(parameters.stream)})`;
    return [forEach(size, `finish(i, bitcast<i32>(threefry(${key}, ${counter}).x));`, threefry)];
  },
};
