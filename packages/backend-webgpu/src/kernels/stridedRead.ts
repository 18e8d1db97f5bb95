import { viewIndex } from "../shader/viewIndex.ts";
import { type Anchor, forEach } from "./kernel.ts";

export const stridedRead: Anchor<"stridedRead"> = {
  onceEach: true,
  dispatches: ({ parameters, load, number, size }) => [
    forEach(size, `finish(i, ${load("x", viewIndex(parameters, "i", number(parameters.offset)))});`),
  ],
};
