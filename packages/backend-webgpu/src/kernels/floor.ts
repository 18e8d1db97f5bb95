import type { Formula } from "./kernel.ts";

export const floor: Formula<"floor"> = { out: ({ x }) => `floor(${x})` };
