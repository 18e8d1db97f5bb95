import { logarithm } from "../functions/logarithm.ts";
import type { Formula } from "./kernel.ts";

export const log: Formula<"log"> = { out: ({ x }) => `logarithm(${x})`, functions: logarithm };
