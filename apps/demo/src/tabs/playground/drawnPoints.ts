import { extent, type Points } from "./dataSets.ts";

/** Three letters for each point: x₁, x₂ (in units of `extent`) and its target, in 64 steps each, by the alphabet of base64url. */
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const lettersPerPoint = 3;
/** Longer addresses are cut by some programs. */
const mostPoints = 300;

const letterOf = (value: number): string =>
  alphabet[Math.round(((Math.min(1, Math.max(-1, value)) + 1) / 2) * 63)] as string;
const numberOf = (letter: string): number => (alphabet.indexOf(letter) / 63) * 2 - 1;

/** Drawn points with one more, the oldest one left out where there are too many. */
export function withPoint(drawn: string, x1: number, x2: number, y: number): string {
  const all = drawn + [x1, x2, y].map(letterOf).join("");
  return all.slice(-mostPoints * lettersPerPoint);
}

/** The points that a text in an address stands for; what is none is left out. */
export function drawnPoints(drawn: string): Points {
  const points = drawn.match(/[\w-]{3}/g) ?? [];
  return {
    x: Float32Array.from(points.flatMap(([x1, x2]) => [extent * numberOf(x1), extent * numberOf(x2)])),
    y: Float32Array.from(points, ([, , y]) => numberOf(y)),
  };
}
