import "./digits.css";
import { useEffect } from "preact/hooks";
import { ConfusionPanel } from "./ConfusionPanel.tsx";
import { ImagesPanel } from "./ImagesPanel.tsx";
import { PadPanel } from "./PadPanel.tsx";
import { open } from "./run.ts";
import { data, trouble } from "./state.ts";
import { TrainingPanel } from "./TrainingPanel.tsx";

/** A network learns to read digits, and is asked. */
export function DigitsTab() {
  useEffect(() => void open(), []);
  return (
    <div class="digits" aria-busy={!data.value}>
      <div class="lead">
        <h1>Teach it to read digits</h1>
        <p>
          Train for a few epochs, then draw a digit yourself and see what the network makes of it, layer by
          layer.
        </p>
      </div>
      <p class="trouble" role="alert">
        {trouble.value}
      </p>
      <div class="digits-grid">
        <TrainingPanel />
        <PadPanel />
        <ConfusionPanel />
        <ImagesPanel />
      </div>
    </div>
  );
}
