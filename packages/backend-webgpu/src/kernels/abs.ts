import type { Formula } from "./kernel.ts";

export const abs: Formula<"abs"> = { out: ({ x }) => `abs(${x})` };
