import { palette, wordOf } from "../../parts/palette.ts";
import { useCanvas } from "../../parts/useCanvas.ts";
import { extent, pointsOf } from "./dataSets.ts";
import type { DataSet } from "./settings.ts";
import { change } from "./state.ts";

interface Properties {
  readonly name: DataSet;
  readonly title: string;
  readonly checked: boolean;
}

/** One data set to choose, with a small picture of it. */
export function DataChoice({ name, title, checked }: Properties) {
  const canvas = useCanvas(({ context, width, height }) => {
    const { words, soft } = palette.value;
    if (name === "drawn") {
      context.strokeStyle = soft;
      context.lineWidth = 1.6;
      context.setLineDash([3, 3]);
      context.strokeRect(5, 5, width - 10, height - 10);
      context.setLineDash([]);
      return;
    }
    const { x, y } = pointsOf({ data: name, drawn: "", noise: 0, seed: 1 }).train;
    for (let i = 0; i < y.length; i++) {
      const word = wordOf(words, y[i]);
      context.fillStyle = `rgb(${word & 255} ${(word >> 8) & 255} ${(word >> 16) & 255})`;
      context.beginPath();
      context.arc(
        ((x[2 * i] / extent + 1.1) / 2.2) * width,
        ((1.1 - x[2 * i + 1] / extent) / 2.2) * height,
        1.5,
        0,
        2 * Math.PI,
      );
      context.fill();
    }
  });
  return (
    <label class="data-choice">
      <input type="radio" name="data" checked={checked} onChange={() => change({ data: name })} />
      <canvas ref={canvas} />
      <span>{title}</span>
    </label>
  );
}
