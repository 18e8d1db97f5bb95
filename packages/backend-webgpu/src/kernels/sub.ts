import type { Formula } from "./kernel.ts";

export const sub: Formula<"sub"> = { out: ({ a, b }) => `${a} - ${b}` };
