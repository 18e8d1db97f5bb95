import { heatMap } from "../../parts/heatMap.ts";
import { palette } from "../../parts/palette.ts";
import { type Room, useCanvas } from "../../parts/useCanvas.ts";
import { type Frame, gridReach, gridSide } from "./frame.ts";
import { frame, shown } from "./state.ts";

const map = heatMap(gridSide);

/** Inputs, hidden units and output, each with what it says over the plane, and the weights or gradients between them. */
export function NetworkView() {
  const canvas = useCanvas((room) => {
    const seen = frame.value;
    if (!seen) return;
    const columns = columnsOf(seen, room);
    drawLines(room, seen, columns);
    drawUnits(room, seen, columns);
  });
  return <canvas ref={canvas} class="network" role="img" aria-labelledby="network-title" />;
}

interface Column {
  readonly x: number;
  readonly ys: readonly number[];
  /** Side of a unit's picture. */
  readonly side: number;
}

function columnsOf({ layers }: Frame, { width, height }: Room): Column[] {
  const counts = [
    2,
    ...layers.map((layer, l) => layer.weights.length / ((layers[l - 1] ? unitsOf(layers, l - 1) : 2) + 1)),
  ];
  const most = Math.max(...counts);
  const side = Math.min(38, height / most - 6, (width / counts.length) * 0.62);
  return counts.map((count, l) => ({
    x: side / 2 + 2 + ((width - side - 4) * l) / (counts.length - 1),
    ys: Array.from(
      { length: count },
      (_, i) => height / 2 + (i - (count - 1) / 2) * Math.min(height / count, side + 14),
    ),
    side,
  }));
}

/** Units of layer l, from the sizes of all weights up to it. */
function unitsOf(layers: Frame["layers"], l: number): number {
  let inputs = 2;
  for (let i = 0; i <= l; i++) inputs = layers[i].weights.length / (inputs + 1);
  return inputs;
}

function drawLines({ context }: Room, { layers }: Frame, columns: readonly Column[]): void {
  const { low, high } = palette.value;
  for (const [l, layer] of layers.entries()) {
    const values = layer[shown.value];
    const [from, to] = [columns[l], columns[l + 1]];
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
    const middle = (from.x + to.x) / 2;
    for (const [i, y0] of from.ys.entries()) {
      for (const [j, y1] of to.ys.entries()) {
        const value = values[i * to.ys.length + j];
        const share = Math.abs(value) / largest;
        context.strokeStyle = value > 0 ? high : low;
        context.globalAlpha = 0.15 + 0.85 * share;
        context.lineWidth = 0.4 + 4 * share;
        context.beginPath();
        context.moveTo(from.x + from.side / 2, y0);
        context.bezierCurveTo(middle, y0, middle, y1, to.x - to.side / 2, y1);
        context.stroke();
      }
    }
  }
  context.globalAlpha = 1;
}

const inputs = [0, 1].map((axis) =>
  Float32Array.from({ length: gridSide ** 2 }, (_, i) => {
    const at = axis === 0 ? i % gridSide : gridSide - 1 - Math.floor(i / gridSide);
    return gridReach * ((2 * (at + 0.5)) / gridSide - 1);
  }),
);

function drawUnits({ context }: Room, { layers, surface }: Frame, columns: readonly Column[]): void {
  const { words, strongLine } = palette.value;
  for (const [l, { x, ys, side }] of columns.entries()) {
    for (const [j, y] of ys.entries()) {
      if (l === 0) map.paint(words, inputs[j]);
      else if (l === columns.length - 1) map.paint(words, surface);
      else map.paint(words, layers[l - 1].units, j, ys.length);
      context.save();
      context.beginPath();
      context.roundRect(x - side / 2, y - side / 2, side, side, side * 0.18);
      context.clip();
      context.drawImage(map.canvas, x - side / 2, y - side / 2, side, side);
      context.restore();
      context.beginPath();
      context.roundRect(x - side / 2, y - side / 2, side, side, side * 0.18);
      context.strokeStyle = strongLine;
      context.lineWidth = 1;
      context.stroke();
    }
  }
}
