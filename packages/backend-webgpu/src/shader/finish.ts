import type { Access } from "./access.ts";
import { Formulas } from "./formulas.ts";
import type { StageSteps } from "./stages.ts";

/** A function of a shader, and what it needs. */
export interface ShaderFunction {
  readonly declaration: string;
  /** Module-scope declarations. */
  readonly functions: ReadonlySet<string>;
  /** Statements that come first of all. */
  readonly beforehand: readonly string[];
}

/**
 * The function that finishes element i: it takes the anchor's value, if there is an anchor, computes the
 * elementwise steps behind it one after the other, and stores what somebody else reads.
 */
export function finishOf(
  { anchor, epilogue }: StageSteps,
  access: Access,
  isStored: (value: number) => boolean,
): ShaderFunction {
  const formulas = new Formulas(access, isStored);
  let parameter = "";
  if (anchor) {
    const { value } = anchor.outputs.out;
    parameter = `, v${value}: ${access.scalar(value)}`;
    formulas.finishValue(value);
  }
  for (const step of epilogue) formulas.add(step);
  return {
    ...formulas,
    declaration: `fn finish(i: u32${parameter}) {\n  ${formulas.lines.join("\n  ")}\n}`,
  };
}

/** The function that computes element i of the operand that an anchor's prologue ends in; null without a prologue. */
export function prologueOf({ prologue }: StageSteps, access: Access): ShaderFunction | null {
  const last = prologue.at(-1);
  if (!last) return null;
  const formulas = new Formulas(access, () => false);
  for (const step of prologue) formulas.add(step);
  const { value } = last.outputs.out;
  const body = [...formulas.lines, `return v${value};`].join("\n  ");
  return { ...formulas, declaration: `fn operand(i: u32) -> ${access.scalar(value)} {\n  ${body}\n}` };
}
