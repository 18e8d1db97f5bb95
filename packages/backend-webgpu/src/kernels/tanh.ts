import { hyperbolicTangent } from "../functions/exponential.ts";
import type { Formula } from "./kernel.ts";

export const tanh: Formula<"tanh"> = {
  out: ({ x }) => `hyperbolicTangent(${x})`,
  functions: hyperbolicTangent,
};
