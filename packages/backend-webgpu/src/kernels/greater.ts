import type { Formula } from "./kernel.ts";

export const greater: Formula<"greater"> = { out: ({ a, b }) => `select(0, 1, ${a} > ${b})` };
