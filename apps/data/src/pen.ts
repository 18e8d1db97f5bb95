import type { Glyph, Point } from "./glyphs.ts";

/** A piece of a pen's way, straight, from (x0, y0) to (x1, y1), in pixels. */
export interface Segment {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Straight pieces that a smooth curve is drawn as between two of its points. */
const piecesPerPoint = 4;

/** The straight pieces of a glyph whose points `place` puts where they belong. */
export function segments(glyph: Glyph, place: (point: Point) => Point): Segment[] {
  return glyph.flatMap(({ smooth, points }) => {
    const placed = points.map(place);
    const way = smooth ? smoothed(placed) : placed;
    return way.slice(1).map(([x1, y1], i) => ({ x0: way[i][0], y0: way[i][1], x1, y1 }));
  });
}

/** The uniform Catmull-Rom spline (1974) through the points: tangents are half the way from neighbour to neighbour. */
function smoothed(points: readonly Point[]): Point[] {
  const last = points.length - 1;
  const way: Point[] = [points[0]];
  for (let i = 0; i < last; i++) {
    const four: Point[] = [
      points[Math.max(i - 1, 0)],
      points[i],
      points[i + 1],
      points[Math.min(i + 2, last)],
    ];
    for (let piece = 1; piece <= piecesPerPoint; piece++) {
      const t = piece / piecesPerPoint;
      way.push([spline(four, 0, t), spline(four, 1, t)]);
    }
  }
  return way;
}

function spline(four: readonly Point[], axis: 0 | 1, t: number): number {
  const [a, b, c, d] = four.map((point) => point[axis]);
  return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/**
 * Draws pieces with a round pen into `ink`, [size, size] of how much of each pixel is covered, 0 … 1: anti-aliased by
 * the distance d of a pixel's centre from the pen's way, width / 2 + 1/2 - d.
 */
export function draw(pieces: readonly Segment[], width: number, ink: Float64Array, size: number): void {
  ink.fill(0);
  const reach = width / 2 + 0.5;
  for (const { x0, y0, x1, y1 } of pieces) {
    const dx = x1 - x0;
    const dy = y1 - y0;
    const squaredLength = dx * dx + dy * dy;
    const right = Math.min(size - 1, Math.floor(Math.max(x0, x1) + reach));
    const bottom = Math.min(size - 1, Math.floor(Math.max(y0, y1) + reach));
    for (let y = Math.max(0, Math.floor(Math.min(y0, y1) - reach)); y <= bottom; y++) {
      for (let x = Math.max(0, Math.floor(Math.min(x0, x1) - reach)); x <= right; x++) {
        const px = x + 0.5 - x0;
        const py = y + 0.5 - y0;
        const along = squaredLength > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squaredLength)) : 0;
        const ex = px - along * dx;
        const ey = py - along * dy;
        const covered = Math.min(1, reach - Math.sqrt(ex * ex + ey * ey));
        if (covered > ink[y * size + x]) ink[y * size + x] = covered;
      }
    }
  }
}
