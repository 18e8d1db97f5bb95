import { trigonometry } from "../functions/trigonometry.ts";
import type { Formula } from "./kernel.ts";

export const sin: Formula<"sin"> = { out: ({ x }) => `sineOfQuarters(${x}, 0)`, functions: trigonometry };
