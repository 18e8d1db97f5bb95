import "./speed.css";
import { deviceName } from "../../state/deviceName.ts";
import { RaceView } from "./RaceView.tsx";
import { chosen, clock, doing, race, raced, racing, resultsFile, stopRacing, trouble } from "./state.ts";
import { type WorkloadName, workloadTitles } from "./workloadNames.ts";

/** How fast the backends are on this device. */
export function SpeedTab() {
  return (
    <div class="speed">
      <div class="lead">
        <h1>How fast is it here?</h1>
        <p>
          The benchmarks of the repository, in your browser: the backends take turns, and none is timed before
          its numbers agree with a float64 reference.
        </p>
      </div>
      <section class="panel" aria-labelledby="race-title">
        <div class="panel-head">
          <h2 id="race-title">Workloads</h2>
          <span class="note">{deviceName()}</span>
        </div>
        <fieldset class="workloads" disabled={racing.value}>
          <legend class="unseen">Workloads to race over</legend>
          {(Object.entries(workloadTitles) as [WorkloadName, string][]).map(([name, title]) => (
            <label key={name}>
              <input type="checkbox" checked={chosen.value.includes(name)} onChange={() => toggle(name)} />
              {title}
            </label>
          ))}
        </fieldset>
        {!crossOriginIsolated && <CoarseClock />}
        <div class="race-controls">
          {racing.value ? (
            <button type="button" class="button primary" onClick={stopRacing}>
              Stop
            </button>
          ) : (
            <button
              type="button"
              class="button primary"
              disabled={chosen.value.length === 0}
              onClick={() => void race()}
            >
              Measure
            </button>
          )}
          <button
            type="button"
            class="button"
            disabled={raced.value.length === 0 || racing.value}
            onClick={save}
          >
            Save results
          </button>
          <span class="note doing">{racing.value && doing.value}</span>
        </div>
      </section>
      <p class="trouble" role="alert">
        {trouble.value}
      </p>
      {raced.value.length === 0 && !racing.value && (
        <p class="note waiting">
          Measure, and a bar for each backend appears here. It takes about half a minute.
        </p>
      )}
      <p class="unseen" role="status">
        {!racing.value && raced.value.length > 0 && `${raced.value.length} workloads measured.`}
      </p>
      <div class="races">
        {raced.value.map((each) => (
          <RaceView key={each.workload} {...each} />
        ))}
      </div>
    </div>
  );
}

/** What a page has to know of its clock that browsers do not trust with a fine one. */
function CoarseClock() {
  const step = clock.value;
  return (
    <p class="note clock">
      This page's clock is coarse
      {step === null ? "" : ` and goes in steps of ${Number(step.toPrecision(2))} ms`}, as in every page that
      its host does not isolate by COOP and COEP headers: so each time is taken over many steps of training in
      a row, for 200 steps of the clock at least.
    </p>
  );
}

function toggle(name: WorkloadName): void {
  const now = chosen.peek();
  chosen.value = now.includes(name) ? now.filter((other) => other !== name) : [...now, name];
}

function save(): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(resultsFile());
  link.download = "retrograd-speed.jsonl";
  link.click();
  URL.revokeObjectURL(link.href);
}
