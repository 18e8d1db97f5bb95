import "./check.css";
import { useState } from "preact/hooks";
import { Select } from "../../parts/Select.tsx";
import { missing } from "../../state/backend.ts";
import { deviceName } from "../../state/deviceName.ts";
import { CheckTable } from "./CheckTable.tsx";
import { type Kind, kinds } from "./checks.ts";
import { reportText } from "./report.ts";
import {
  check,
  checking,
  differences,
  done,
  failures,
  remarks,
  stopChecking,
  tallies,
  trouble,
} from "./state.ts";

const asked = { all: "Everything", ...kinds };

/** The conformance suite in the visitor's browser. */
export function CheckPanel() {
  const [kind, setKind] = useState<keyof typeof asked>("all");
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const text = reportText({
      tallies: tallies.value,
      failures: failures.value,
      differences: differences.value,
      missing: missing.value,
      remarks: remarks.value,
    });
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <section class="panel" aria-labelledby="check-title">
      <div class="panel-head">
        <h2 id="check-title">Check my device</h2>
        <span class="note">{deviceName()}</span>
      </div>
      <p class="note check-about">
        Every kernel and every gradient against a float64 reference, and golden cases that PyTorch and numpy
        computed. All of it takes a minute or two; WebGPU without a GPU takes longer.
      </p>
      <div class="check-controls">
        <Select label="What to check" options={asked} value={kind} onChange={setKind} />
        {checking.value ? (
          <button type="button" class="button primary" onClick={stopChecking}>
            Stop
          </button>
        ) : (
          <button
            type="button"
            class="button primary"
            onClick={() => void check(kind === "all" ? (Object.keys(kinds) as Kind[]) : [kind])}
          >
            Check my device
          </button>
        )}
        <button type="button" class="button" disabled={!done.value} onClick={() => void copy()}>
          {copied ? "Copied" : "Copy report"}
        </button>
      </div>
      <p class="trouble" role="alert">
        {trouble.value}
      </p>
      <CheckTable />
      <p class="unseen" role="status">
        {copied && "Copied. "}
        {done.value && `The check is done; ${failures.value.length} checks failed.`}
      </p>
    </section>
  );
}
