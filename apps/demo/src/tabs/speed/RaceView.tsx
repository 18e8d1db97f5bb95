import { type BackendName, backendTitles } from "../../state/backendNames.ts";
import type { Raced } from "./Speed.ts";
import { workloadTitles } from "./workloadNames.ts";

/** One workload's bars: the longer, the more steps in a second. */
export function RaceView({ workload, about, results }: Raced) {
  const fastest = Math.min(...results.flatMap((result) => ("medianMs" in result ? [result.medianMs] : [])));
  return (
    <section class="panel race" aria-labelledby={`race-${workload}`}>
      <h2 id={`race-${workload}`}>{workloadTitles[workload]}</h2>
      <p class="note">{about}</p>
      <ul>
        {results.map((result) => (
          <li key={result.backend}>
            <span>{backendTitles[result.backend as BackendName]}</span>
            {"medianMs" in result ? (
              <>
                <i
                  style={{ "--share": fastest / result.medianMs }}
                  class={result.medianMs === fastest ? "fastest" : ""}
                />
                <span class="time">
                  <strong>{duration(result.medianMs)}</strong>
                  {result.medianMs > fastest && <> · {times(result.medianMs / fastest)} ×</>}
                </span>
              </>
            ) : (
              <span class="note reason">{"cannot" in result ? result.cannot : `wrong: ${result.wrong}`}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A ratio, with two digits or all of its whole ones. */
const times = (ratio: number): string => (ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0));

/** Of one step, with three digits. */
function duration(ms: number): string {
  if (ms >= 1) return `${Number(ms.toPrecision(3))} ms`;
  return `${Number((1000 * ms).toPrecision(3))} µs`;
}
