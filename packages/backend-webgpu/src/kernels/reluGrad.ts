import type { Formula } from "./kernel.ts";

export const reluGrad: Formula<"reluGrad"> = { out: ({ y, dy }) => `select(0.0f, ${dy}, ${y} > 0.0f)` };
