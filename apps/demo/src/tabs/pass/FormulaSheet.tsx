import "./sheet.css";
import { FormulaView } from "./FormulaView.tsx";
import { formulaOf, formulas } from "./formulas.ts";
import { letters } from "./indices.ts";
import { isBackward } from "./stages.ts";
import { setup, stage, stages } from "./state.ts";

/** All formulas of a pass, the current one lit, and in it the term that the stop computes. */
export function FormulaSheet() {
  const current = formulaOf(stage.value, stages.value.at(-1)!.layer);
  const tone = isBackward(stage.value) ? "lit-backward" : "lit-forward";
  return (
    <section class="panel sheet" aria-labelledby="sheet-title">
      <div class="panel-head">
        <h2 id="sheet-title">The formulas</h2>
        <span class="note">
          <i>w̃</i>: weights, the bias as one more
        </span>
      </div>
      <ol>
        {formulas(setup.value, letters).map((formula) => {
          const isCurrent = formula.name === current;
          return (
            <li
              key={formula.name}
              class={isCurrent ? tone : ""}
              aria-current={isCurrent ? "step" : undefined}
            >
              <span>{formula.title}</span>
              <FormulaView formula={formula} lit={isCurrent ? stage.value.kind : null} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
