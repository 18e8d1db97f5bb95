import type { Anchor } from "./kernel.ts";
import { rows } from "./rows.ts";

export const softmax: Anchor<"softmax"> = {
  onceEach: true,
  dispatches: (call) => [rows(call, "exponential(x - m) / total", [])],
};
