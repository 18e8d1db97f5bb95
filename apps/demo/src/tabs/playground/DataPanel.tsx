import "./data.css";
import { Segments } from "../../parts/Segments.tsx";
import { Slider } from "../../parts/Slider.tsx";
import { DataChoice } from "./DataChoice.tsx";
import { choices, type DataSet, dataSets } from "./settings.ts";
import { initialOf } from "./settingsInAddress.ts";
import { change, settings } from "./state.ts";

/** What is to be learned. */
export function DataPanel() {
  const { task, data, noise } = settings.value;
  return (
    <section class="panel data-panel" aria-labelledby="data-title">
      <div class="panel-head">
        <h2 id="data-title">Data</h2>
        <Segments
          label="Task"
          options={choices.task}
          value={task}
          onChange={(next) => {
            const { data, loss } = initialOf(next);
            change({ task: next, data, loss });
          }}
        />
      </div>
      <fieldset class="data-sets">
        <legend class="unseen">Data set</legend>
        {(Object.entries(dataSets[task]) as [DataSet, string][]).map(([name, title]) => (
          <DataChoice key={name} name={name} title={title} checked={name === data} />
        ))}
      </fieldset>
      {data !== "drawn" && (
        <Slider
          label="Noise"
          value={noise}
          most={50}
          unit=" %"
          onChange={(next) => change({ noise: next })}
        />
      )}
    </section>
  );
}
