import "./training.css";
import { computed } from "@preact/signals";
import { PauseIcon, PlayIcon, ResetIcon } from "../../parts/icons.tsx";
import { Plot } from "../../parts/Plot.tsx";
import { Select } from "../../parts/Select.tsx";
import { pause, reset, run } from "./run.ts";
import { choices, type Settings } from "./settings.ts";
import { data, epochs, progress, running, settings } from "./state.ts";

const curves = computed(() => [
  epochs.value.map(({ epoch }) => epoch),
  epochs.value.map(({ loss }) => loss),
  epochs.value.map(({ testLoss }) => testLoss),
]);
const lines = [
  { label: "training", color: "ink" },
  { label: "test", color: "test", dash: [5, 3] },
] as const;

/** Train, pause, reset; how it goes. */
export function TrainingPanel() {
  const last = epochs.value.at(-1);
  const { epoch, share } = progress.value;
  const select = <Name extends keyof typeof choices>(name: Name, label: string) => (
    <Select
      label={label}
      options={choices[name] as Readonly<Record<Settings[Name], string>>}
      value={settings.value[name]}
      onChange={(value) => {
        settings.value = { ...settings.peek(), [name]: value };
      }}
    />
  );
  return (
    <section class="panel" aria-labelledby="training-title">
      <div class="panel-head">
        <h2 id="training-title">Training</h2>
        <span class="note">
          right on test images:{" "}
          <strong data-testid="accuracy">{last ? `${(100 * last.testAccuracy).toFixed(1)} %` : "–"}</strong>
        </span>
      </div>
      <div class="digits-controls">
        {running.value ? (
          <button type="button" class="button primary" onClick={() => void pause()}>
            <PauseIcon /> Pause
          </button>
        ) : (
          <button type="button" class="button primary" disabled={!data.value} onClick={() => void run()}>
            <PlayIcon /> Train
          </button>
        )}
        <button type="button" class="button" disabled={!data.value} onClick={() => void reset()}>
          <ResetIcon /> Reset
        </button>
        <span class="note" data-testid="epoch">
          epoch {epoch}
        </span>
      </div>
      <progress class="epoch-progress" max={1} value={share} aria-label={`Epoch ${epoch}`} />
      <div class="fields">
        {select("hidden", "Hidden units")}
        {select("activation", "Activation")}
        {select("rate", "Learning rate")}
      </div>
      <dl class="legend">
        <div>
          <dt class="key-train">training</dt>
          <dd>{last?.loss.toPrecision(3) ?? "–"}</dd>
        </div>
        <div>
          <dt class="key-test">test</dt>
          <dd>{last?.testLoss.toPrecision(3) ?? "–"}</dd>
        </div>
      </dl>
      <div class="plot-room">
        <Plot label="Training and test loss by epoch" lines={lines} data={curves} height={150} />
        {epochs.value.length < 2 && <p class="note empty">The losses of each epoch appear here.</p>}
      </div>
    </section>
  );
}
