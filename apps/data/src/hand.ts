import { bell, between, type Generator } from "./generator.ts";
import type { Point } from "./glyphs.ts";

/** How much writing varies: the difficulty of the data. Lengths are in units of the digit's height. */
const variation = {
  height: [0.62, 0.82],
  /** Width over height. */
  aspect: [0.55, 0.85],
  /** Tangents of the angles. */
  slant: 0.4,
  rotation: 0.3,
  /** Of the centre, in units of the image's size. */
  shift: 0.14,
  /** Of nine points of the digit's box; the points between move with them. */
  wobble: 0.16,
} as const;

/**
 * Where one writer puts the points of a glyph in an image of `size` pixels: its box is bent, slanted, rotated, scaled
 * and moved. Strokes that meet still meet.
 *
 * The rotation by φ is (1 - t², 2t) / (1 + t²), t = tan φ/2: no cosine, whose last bits differ between machines.
 */
export function hand(random: Generator, size: number): (point: Point) => Point {
  const height = between(random, ...variation.height) * size;
  const width = height * between(random, ...variation.aspect);
  const slant = variation.slant * bell(random);
  const t = (variation.rotation / 2) * bell(random);
  const cosine = (1 - t * t) / (1 + t * t);
  const sine = (2 * t) / (1 + t * t);
  const centreX = size * (0.5 + variation.shift * bell(random));
  const centreY = size * (0.5 + variation.shift * bell(random));
  const bend = bending(random);
  return (point) => {
    const [u, v] = bend(point);
    const y = (v - 0.5) * height;
    const x = (u - 0.5) * width - slant * y;
    return [centreX + cosine * x - sine * y, centreY + sine * x + cosine * y];
  };
}

/** Moves the corners, the middles of the sides and the centre of the unit square at random, and what lies between
 * bilinearly with them. */
function bending(random: Generator): (point: Point) => Point {
  const moves = Array.from({ length: 18 }, () => variation.wobble * bell(random));
  return ([x, y]) => {
    const column = x < 0.5 ? 0 : 1;
    const row = y < 0.5 ? 0 : 1;
    const u = 2 * x - column;
    const v = 2 * y - row;
    const move = (axis: 0 | 1): number => {
      const at = (down: number, right: number) => moves[2 * (3 * (row + down) + column + right) + axis];
      return (1 - v) * ((1 - u) * at(0, 0) + u * at(0, 1)) + v * ((1 - u) * at(1, 0) + u * at(1, 1));
    };
    return [x + move(0), y + move(1)];
  };
}
