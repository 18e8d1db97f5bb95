import { computed } from "@preact/signals";
import { Plot } from "../../parts/Plot.tsx";
import { frame, history } from "./state.ts";

const data = computed(() => {
  const { steps, train, test } = history.value.losses;
  return [steps, train, test];
});
const figure = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? "–" : value.toPrecision(3);
const train = computed(() => figure(frame.value?.train));
const test = computed(() => figure(frame.value?.test));
const isEmpty = computed(() => (frame.value?.step ?? 0) === 0);

const lines = [
  { label: "training", color: "ink" },
  { label: "test", color: "test", dash: [5, 3] },
] as const;

/** How the mean loss falls, on the points that are trained on and on those that are not. */
export function LossPanel() {
  return (
    <section class="panel loss-panel" aria-labelledby="loss-title">
      <div class="panel-head">
        <h2 id="loss-title">Loss</h2>
        <dl class="legend">
          <div>
            <dt class="key-train">training</dt>
            <dd data-testid="train">{train}</dd>
          </div>
          <div>
            <dt class="key-test">test</dt>
            <dd data-testid="test">{test}</dd>
          </div>
        </dl>
      </div>
      <div class="plot-room">
        <Plot label="Training and test loss by step" lines={lines} data={data} height={176} />
        {isEmpty.value && <p class="note empty">Run or step, and the losses appear here.</p>}
      </div>
    </section>
  );
}
