import { sizeOf } from "@retrograd/core/backend";
import { literal } from "../shader/scalar.ts";
import { viewIndex } from "../shader/viewIndex.ts";
import { type Anchor, forEach } from "./kernel.ts";

/** The value everywhere, then the elements of x over it: elements are finished twice. */
export const stridedWrite: Anchor<"stridedWrite"> = {
  onceEach: false,
  dispatches: ({ parameters, load, number, scalar, size }) => [
    forEach(size, `finish(i, ${literal(parameters.value, scalar)});`),
    forEach(
      sizeOf(parameters.shape),
      `finish(${viewIndex(parameters, "i", number(parameters.offset))}, ${load("x", "i")});`,
    ),
  ],
};
