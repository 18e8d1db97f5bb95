import type { Formula } from "./kernel.ts";

export const sign: Formula<"sign"> = {
  out: ({ x }, scalars) => (scalars.x === "i32" ? `sign(${x})` : `select(sign(${x}), ${x}, isNan(${x}))`),
};
