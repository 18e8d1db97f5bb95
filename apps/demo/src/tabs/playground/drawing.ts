import { signal } from "@preact/signals";
import { withPoint } from "./drawnPoints.ts";
import { change, settings } from "./state.ts";

/** What the next drawn point is, and where the keyboard's cursor is, once there is one. */
export const drawing = signal<{ readonly y: number; readonly x1: number | null; readonly x2: number | null }>(
  {
    y: 1,
    x1: null,
    x2: null,
  },
);

/** Sets a point, within the square. */
export function drawPoint(x1: number, x2: number): void {
  change({ drawn: withPoint(settings.peek().drawn, x1, x2, drawing.peek().y) });
}
