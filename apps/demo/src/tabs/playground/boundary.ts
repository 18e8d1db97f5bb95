type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/** Where a function on a grid is 0, in pixels of the grid: marching squares, straight within each cell (Lorensen & Cline 1987, in the plane). */
export function boundary(values: Float32Array, side: number): Segment[] {
  const segments: Segment[] = [];
  for (let row = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++) {
      const at = row * side + column;
      const crossings = crossingsOf(values[at], values[at + 1], values[at + side + 1], values[at + side]);
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const [[x0, y0], [x1, y1]] = [crossings[i], crossings[i + 1]];
        segments.push([column + x0 + 0.5, row + y0 + 0.5, column + x1 + 0.5, row + y1 + 0.5]);
      }
    }
  }
  return segments;
}

/** Where the sign changes on the sides of a cell, whose corners are given clockwise from the upper left one. */
function crossingsOf(a: number, b: number, c: number, d: number): (readonly [x: number, y: number])[] {
  const crossings: (readonly [number, number])[] = [];
  if (a > 0 !== b > 0) crossings.push([a / (a - b), 0]);
  if (b > 0 !== c > 0) crossings.push([1, b / (b - c)]);
  if (c > 0 !== d > 0) crossings.push([d / (d - c), 1]);
  if (d > 0 !== a > 0) crossings.push([0, a / (a - d)]);
  return crossings;
}
