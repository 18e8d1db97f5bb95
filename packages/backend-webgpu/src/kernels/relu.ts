import type { Formula } from "./kernel.ts";

export const relu: Formula<"relu"> = { out: ({ x }) => `select(max(${x}, 0.0f), ${x}, isNan(${x}))` };
