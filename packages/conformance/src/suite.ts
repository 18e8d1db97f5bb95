import type { Check } from "./check.ts";
import { opChecks } from "./gradients/checks.ts";
import { kernelChecks } from "./kernels/checks.ts";
import { planChecks } from "./plans/checks.ts";

/** Every check of the suite but the golden ones, which come from files: what a backend has to pass. */
export function suite(): readonly Check[] {
  return [...kernelChecks(), ...planChecks(), ...opChecks()];
}
