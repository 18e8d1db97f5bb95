import { array, type NumericArray } from "@retrograd/core";
import { gridReach, gridSide } from "./frame.ts";

/** The points at which a network is looked at, float32 [gridSide², 2]: row by row, the uppermost first. */
export function grid(): NumericArray {
  const x = new Float32Array(2 * gridSide * gridSide);
  const at = (i: number): number => gridReach * ((2 * (i + 0.5)) / gridSide - 1);
  for (let row = 0; row < gridSide; row++) {
    for (let column = 0; column < gridSide; column++) {
      x[2 * (row * gridSide + column)] = at(column);
      x[2 * (row * gridSide + column) + 1] = -at(row);
    }
  }
  return array(x, { shape: [gridSide * gridSide, 2] });
}
