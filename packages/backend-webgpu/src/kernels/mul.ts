import type { Formula } from "./kernel.ts";

export const mul: Formula<"mul"> = { out: ({ a, b }) => `${a} * ${b}` };
