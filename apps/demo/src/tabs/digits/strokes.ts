/** A way of the pen over the pad, from 0 to 1 in both directions. */
export type Stroke = readonly (readonly [x: number, y: number])[];

/** Share of the image that the longer side of what was drawn takes, and width of the pen: about as in the training images. */
const extent = 0.7;
const pen = 0.09;

/** What was drawn as an image like those that the network has learned: moved to the middle, brought to their size, in their pen. */
export function imageOf(strokes: readonly Stroke[], rows: number, columns: number): Uint8Array | null {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const side = Math.min(rows, columns);
  const scale = (extent * side) / Math.max(right - left, bottom - top, 0.2);
  const canvas = new OffscreenCanvas(columns, rows);
  const context = canvas.getContext("2d", { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
  context.translate(columns / 2, rows / 2);
  context.scale(scale, scale);
  context.translate(-(left + right) / 2, -(top + bottom) / 2);
  trace(context, strokes, (pen * side) / scale);
  const { data } = context.getImageData(0, 0, columns, rows);
  return Uint8Array.from({ length: rows * columns }, (_, i) => data[4 * i + 3]);
}

/** Draws strokes with a round pen. */
export function trace(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  strokes: readonly Stroke[],
  width: number,
): void {
  context.lineWidth = width;
  context.lineCap = context.lineJoin = "round";
  for (const stroke of strokes) {
    context.beginPath();
    for (const [x, y] of stroke) context.lineTo(x, y);
    // A dot is a line to itself.
    context.lineTo(...(stroke.at(-1) as [number, number]));
    context.stroke();
  }
}
