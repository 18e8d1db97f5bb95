import "./stage.css";
import { FormulaView } from "./FormulaView.tsx";
import type { Figures } from "./figures.ts";
import { formulaOf, formulas } from "./formulas.ts";
import { indicesOf } from "./indices.ts";
import { isBackward } from "./stages.ts";
import { at, descend, descents, goTo, setup, shownExample, stage, stages } from "./state.ts";
import { tell } from "./telling.ts";

/** The stop where one is: in words, in numbers, and the way to the next. */
export function StagePanel({ figures }: { readonly figures: Figures }) {
  const { title, words, lines } = tell({
    stage: stage.value,
    figures,
    setup: setup.value,
    k: shownExample.value,
  });
  const layers = stages.value.at(-1)!.layer;
  const here = formulas(setup.value, indicesOf(stage.value, layers, shownExample.value));
  const formula = here.find(({ name }) => name === formulaOf(stage.value, layers));
  const count = stages.value.length;
  const tone = isBackward(stage.value) ? "backward" : "forward";
  return (
    <section class={`panel stage ${tone}`} aria-labelledby="stage-title">
      <div class="panel-head">
        <span class="direction">{tone === "forward" ? "Forward →" : "← Backward"}</span>
        <span class="note">
          {at.value + 1} of {count}
        </span>
      </div>
      <progress max={count} value={at.value + 1} aria-label="How far through the pass" />
      <div class="told" aria-live="polite">
        <h2 id="stage-title">{title}</h2>
        <p>{words}</p>
        {formula && (
          <p class={`formula lit-${tone}`}>
            <FormulaView formula={formula} lit={stage.value.kind} />
          </p>
        )}
        {lines.map(({ left, terms, value }) => (
          <p class="equation" key={left}>
            <b class={left.includes("(") ? "call" : ""}>{left}</b>
            {terms.map((term, i) => (
              <span key={i}>
                {i > 0 ? " + " : " = "}
                <span class="term">{term}</span>
              </span>
            ))}{" "}
            = <strong>{value}</strong>
          </p>
        ))}
        {stage.value.kind === "update" && (
          <div class="descend">
            <button type="button" class="button primary" onClick={() => void descend(1)}>
              Take the step
            </button>
            <button type="button" class="button" onClick={() => void descend(100)}>
              Take 100
            </button>
          </div>
        )}
      </div>
      <div class="way">
        <button type="button" class="button" disabled={at.value === 0} onClick={() => goTo(at.value - 1)}>
          ← Back
        </button>
        <button
          type="button"
          class="button primary"
          disabled={at.value === count - 1}
          onClick={() => goTo(at.value + 1)}
        >
          Next →
        </button>
        <button type="button" class="button" disabled={at.value === 0} onClick={() => goTo(0)}>
          Start over
        </button>
      </div>
      <p class="note">
        {descents.value === 0
          ? "First weights."
          : `After ${descents.value} ${descents.value === 1 ? "step" : "steps"} down the gradient.`}{" "}
        Cost E = <strong data-testid="cost">{figures.cost.toPrecision(4)}</strong>
      </p>
    </section>
  );
}
