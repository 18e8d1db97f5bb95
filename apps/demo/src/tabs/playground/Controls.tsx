import "./controls.css";
import { computed } from "@preact/signals";
import { LinkIcon, PauseIcon, PlayIcon, ResetIcon, StepIcon } from "../../parts/icons.tsx";
import { Segments } from "../../parts/Segments.tsx";
import { pause, reset, run, step } from "./run.ts";
import { change, frame, running, settings, start } from "./state.ts";
import { useCopiedLink } from "./useCopiedLink.ts";

const paces = { slow: "Slow", steady: "Steady", full: "Full speed" };
const stepCount = computed(() => (frame.value?.step ?? 0).toLocaleString("en"));
const epochCount = computed(() => (frame.value?.epoch ?? 0).toLocaleString("en"));

/** Run, step, reset; how fast; how far it is. */
export function Controls() {
  const idle = !start.value || start.value.train.y.length === 0;
  const { copied, copy } = useCopiedLink();
  return (
    <fieldset class="controls">
      <legend class="unseen">Training</legend>
      {running.value ? (
        <button type="button" class="button primary run" onClick={pause}>
          <PauseIcon /> Pause
        </button>
      ) : (
        <button type="button" class="button primary run" disabled={idle} onClick={() => void run()}>
          <PlayIcon /> Run
        </button>
      )}
      <button type="button" class="button" disabled={idle} onClick={() => void step()}>
        <StepIcon /> Step
      </button>
      <button type="button" class="button" onClick={() => void reset()}>
        <ResetIcon /> Reset
      </button>
      <Segments
        label="Pace"
        options={paces}
        value={settings.value.pace}
        onChange={(pace) => change({ pace })}
      />
      <dl class="counts">
        <div>
          <dt>Step</dt>
          <dd data-testid="step">{stepCount}</dd>
        </div>
        <div class="epochs">
          <dt>Epoch</dt>
          <dd>{epochCount}</dd>
        </div>
      </dl>
      <button type="button" class="button link" onClick={() => void copy()}>
        <LinkIcon /> {copied ? "Copied" : "Copy link"}
      </button>
      <span class="unseen" role="status">
        {copied && "Copied"}
      </span>
    </fieldset>
  );
}
