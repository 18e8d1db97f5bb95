import { formulaOf, formulasOf } from "./formulas.tsx";
import { isBackward } from "./stages.ts";
import { setup, stage, stages } from "./state.ts";

/** All formulas of a pass, the current one lit. */
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
        {formulasOf(setup.value).map(({ name, title, math }) => (
          <li
            key={name}
            class={name === current ? tone : ""}
            aria-current={name === current ? "step" : undefined}
          >
            <span>{title}</span>
            <math>{math}</math>
          </li>
        ))}
      </ol>
    </section>
  );
}
