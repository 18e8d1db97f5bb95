import "./formula.css";
import { Sign } from "../../parts/math/symbols.tsx";
import type { Formula } from "./formula.ts";
import type { StageKind } from "./stages.ts";

/** A formula, the term that a kind of stop computes lit. */
export function FormulaView({ formula, lit }: { readonly formula: Formula; readonly lit: StageKind | null }) {
  return (
    <math>
      {formula.left}
      <Sign>{formula.sign}</Sign>
      {formula.terms.map(({ at, math }, i) => (
        <mrow key={i} class={at !== null && at === lit ? "lit-term" : ""}>
          {math}
        </mrow>
      ))}
    </math>
  );
}
