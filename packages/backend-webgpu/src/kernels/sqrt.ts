import type { Formula } from "./kernel.ts";

export const sqrt: Formula<"sqrt"> = { out: ({ x }) => `sqrt(${x})` };
