import type { Formula } from "./kernel.ts";

export const neg: Formula<"neg"> = { out: ({ x }) => `-${x}` };
