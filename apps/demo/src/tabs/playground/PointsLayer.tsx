import { palette, wordOf } from "../../parts/palette.ts";
import { type Room, useCanvas } from "../../parts/useCanvas.ts";
import { extent, type Points } from "./dataSets.ts";
import { drawing } from "./drawing.ts";
import { gridReach } from "./frame.ts";
import { settings, start } from "./state.ts";
import { usePen } from "./usePen.ts";

/** The points: full ones are trained on, rings are for the test. One's own are drawn here. */
export function PointsLayer() {
  const canvas = useCanvas((room) => {
    const points = start.value;
    if (points) {
      if (points.test !== points.train && settings.value.data !== "drawn") draw(room, points.test, 0.45);
      draw(room, points.train, 1);
    }
    if (settings.value.data === "drawn") drawCursor(room);
  });
  const pen = usePen();
  const count = start.value?.train.y.length ?? 0;
  if (settings.value.data !== "drawn")
    return (
      <canvas
        ref={canvas}
        class="layer"
        role="img"
        aria-label={`The plane, with ${count} points to train on`}
      />
    );
  return (
    <div
      class="layer drawable"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one draws here by keyboard.
      tabIndex={0}
      aria-label={`Draw points: arrow keys move the cursor, the space bar sets a point. ${count} points so far.`}
      {...pen}
    >
      <canvas ref={canvas} class="layer" />
    </div>
  );
}

function draw({ context, width }: Room, { x, y }: Points, opacity: number): void {
  const { words, sheet } = palette.value;
  const radius = Math.max(2.4, width / 130);
  context.globalAlpha = opacity;
  context.strokeStyle = sheet;
  context.lineWidth = 1.2;
  for (let i = 0; i < y.length; i++) {
    context.beginPath();
    context.arc(
      place(x[2 * i], width),
      place(-x[2 * i + 1], width),
      radius * (opacity < 1 ? 0.75 : 1),
      0,
      2 * Math.PI,
    );
    const word = wordOf(words, y[i]);
    context.fillStyle = `rgb(${word & 255} ${(word >> 8) & 255} ${(word >> 16) & 255})`;
    context.fill();
    context.stroke();
  }
  context.globalAlpha = 1;
}

function drawCursor({ context, width }: Room): void {
  const { x1, x2 } = drawing.value;
  if (x1 === null || x2 === null) return;
  const [px, py] = [place(extent * x1, width), place(-extent * x2, width)];
  context.strokeStyle = palette.value.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(px - 9, py);
  context.lineTo(px + 9, py);
  context.moveTo(px, py - 9);
  context.lineTo(px, py + 9);
  context.stroke();
}

const place = (coordinate: number, width: number): number => ((coordinate / gridReach + 1) / 2) * width;
