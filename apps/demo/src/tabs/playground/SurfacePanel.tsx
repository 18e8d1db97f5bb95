import "./surface.css";
import { computed } from "@preact/signals";
import { DrawingTools } from "./DrawingTools.tsx";
import { PointsLayer } from "./PointsLayer.tsx";
import { SurfaceLayer } from "./SurfaceLayer.tsx";
import { frame, settings } from "./state.ts";

const accuracy = computed(() => {
  const share = frame.value?.accuracy;
  return share === null || share === undefined || Number.isNaN(share) ? "" : `${(100 * share).toFixed(1)} %`;
});

/** What the network says at every point of the plane, and the points that it learns from. */
export function SurfacePanel() {
  const { task, data } = settings.value;
  const ends = task === "classes" ? ["orange", "blue"] : ["−1", "1"];
  return (
    <section class="panel surface-panel" aria-labelledby="surface-title">
      <div class="panel-head">
        <h2 id="surface-title">What it says</h2>
        {task === "classes" && (
          <span class="note" hidden={accuracy.value === ""}>
            right on {data === "drawn" ? "your points" : "test points"}:{" "}
            <strong data-testid="accuracy">{accuracy}</strong>
          </span>
        )}
      </div>
      {data === "drawn" && <DrawingTools />}
      <div class="surface">
        <SurfaceLayer />
        <PointsLayer />
      </div>
      <div class="scale note" aria-hidden="true">
        <span>{ends[0]}</span>
        <i />
        <span>{ends[1]}</span>
      </div>
    </section>
  );
}
