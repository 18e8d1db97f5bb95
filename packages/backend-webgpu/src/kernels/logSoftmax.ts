import { logarithm } from "../functions/logarithm.ts";
import type { Anchor } from "./kernel.ts";
import { rows } from "./rows.ts";

export const logSoftmax: Anchor<"logSoftmax"> = {
  onceEach: true,
  dispatches: (call) => [rows(call, "x - m - logarithm(total)", logarithm)],
};
