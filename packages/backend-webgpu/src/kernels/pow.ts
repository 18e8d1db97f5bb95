import { power } from "../functions/power.ts";
import type { Formula } from "./kernel.ts";

export const pow: Formula<"pow"> = { out: ({ a, b }) => `power(${a}, ${b})`, functions: power };
