import type { Formula } from "./kernel.ts";

export const where: Formula<"where"> = {
  out: ({ condition, a, b }) => `select(${b}, ${a}, ${condition} != 0)`,
};
