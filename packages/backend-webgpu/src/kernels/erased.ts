import { reject, type Step } from "@retrograd/core/backend";
import { kernels } from "./index.ts";
import type { Anchor } from "./kernel.ts";

/** A formula whose operands and parameters are core's to keep: a plan's step fits the kernel that it names. */
export interface AnyFormula {
  readonly out: (
    operands: Readonly<Record<string, string>>,
    scalars: Readonly<Record<string, string>>,
    parameters: Step["parameters"],
  ) => string;
  readonly functions?: readonly string[];
}

export type AnyAnchor = Anchor<never>;

export function formulaOf(step: Step): AnyFormula {
  return kernels[step.kernel] as unknown as AnyFormula;
}

export function anchorOf(step: Step): AnyAnchor {
  const kernel: unknown = kernels[step.kernel];
  if (kernel === "composed")
    reject(
      step.origin,
      `the plan names the kernel ${step.kernel}`,
      "this backend wants it composed of others",
    );
  return kernel as AnyAnchor;
}
