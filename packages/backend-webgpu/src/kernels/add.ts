import type { Formula } from "./kernel.ts";

export const add: Formula<"add"> = { out: ({ a, b }) => `${a} + ${b}` };
