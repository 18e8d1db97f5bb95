import type { Setup } from "./setup.ts";

/** Activations as formulas call them. */
export const activationNames: Readonly<Record<Setup["activation"], string>> = {
  sigmoid: "σ",
  tanh: "tanh",
  relu: "relu",
};
