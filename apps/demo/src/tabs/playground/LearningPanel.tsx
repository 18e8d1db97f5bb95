import "./learning.css";
import { Select } from "../../parts/Select.tsx";
import { reseed } from "./run.ts";
import { choices, type LossName, losses, type Settings } from "./settings.ts";
import { change, settings } from "./state.ts";

type Chosen = "activation" | "optimizer" | "rate" | "penalty" | "strength" | "batch";

/** How it learns. */
export function LearningPanel() {
  const { task, loss, penalty, seed } = settings.value;
  const select = <Name extends Chosen>(name: Name, label: string) => (
    <Select
      label={label}
      options={choices[name] as Readonly<Record<Settings[Name], string>>}
      value={settings.value[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <section class="panel learning-panel" aria-labelledby="learning-title">
      <div class="panel-head">
        <h2 id="learning-title">Learning</h2>
      </div>
      <div class="fields">
        {select("activation", "Activation")}
        <Select
          label="Loss"
          options={losses[task] as Readonly<Record<LossName, string>>}
          value={loss}
          onChange={(next) => change({ loss: next })}
        />
        {select("optimizer", "Optimizer")}
        {select("rate", "Learning rate")}
        {select("batch", "Batch size")}
        {select("penalty", "Regularisation")}
        {penalty !== "none" && select("strength", "Its strength")}
        <label class="field">
          <span>Seed</span>
          <span class="seed">
            <input
              type="number"
              min={0}
              max={9999}
              value={seed}
              onChange={(event) =>
                change({ seed: Math.min(9999, Math.max(0, Math.round(Number(event.currentTarget.value)))) })
              }
            />
            <button type="button" class="button" onClick={reseed}>
              Next
            </button>
          </span>
        </label>
      </div>
    </section>
  );
}
