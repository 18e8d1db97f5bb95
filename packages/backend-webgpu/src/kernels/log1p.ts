import { logarithmOf1Plus } from "../functions/logarithm.ts";
import type { Formula } from "./kernel.ts";

export const log1p: Formula<"log1p"> = {
  out: ({ x }) => `logarithmOf1Plus(${x})`,
  functions: logarithmOf1Plus,
};
