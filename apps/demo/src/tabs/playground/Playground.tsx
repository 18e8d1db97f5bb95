import "./playground.css";
import { useEffect } from "preact/hooks";
import { Controls } from "./Controls.tsx";
import { DataPanel } from "./DataPanel.tsx";
import { LearningPanel } from "./LearningPanel.tsx";
import { LossPanel } from "./LossPanel.tsx";
import { NetworkPanel } from "./NetworkPanel.tsx";
import { open } from "./run.ts";
import { SurfacePanel } from "./SurfacePanel.tsx";
import { settings, start, trouble } from "./state.ts";

/** A small network that learns before one's eyes. */
export function Playground() {
  useEffect(() => void open(), []);
  const task =
    settings.value.task === "classes" ? "to tell blue points from orange ones" : "the value at every point";
  return (
    <div class="playground" aria-busy={!start.value}>
      <div class="lead">
        <h1>Watch a network learn</h1>
        <p>
          It is to learn {task}. Run it: each step sends a batch of points forward, the error backward, and
          moves every weight a little down its gradient.
        </p>
      </div>
      <Controls />
      <p class="trouble" role="alert">
        {trouble.value}
      </p>
      <div class="playground-grid">
        <DataPanel />
        <LearningPanel />
        <NetworkPanel />
        <SurfacePanel />
        <LossPanel />
      </div>
    </div>
  );
}
