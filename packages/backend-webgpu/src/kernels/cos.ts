import { trigonometry } from "../functions/trigonometry.ts";
import type { Formula } from "./kernel.ts";

export const cos: Formula<"cos"> = { out: ({ x }) => `sineOfQuarters(${x}, 1)`, functions: trigonometry };
