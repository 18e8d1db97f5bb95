import type { Formula } from "./kernel.ts";

export const div: Formula<"div"> = { out: ({ a, b }) => `${a} / ${b}` };
