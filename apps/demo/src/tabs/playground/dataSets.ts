import { bell, between, type Generator, generator } from "@retrograd/data";
import { drawnPoints } from "./drawnPoints.ts";
import type { DataSet, Settings } from "./settings.ts";

/** Points of the plane, within `extent` in both directions as far as noise allows, and what they belong to. */
export interface Points {
  /** [n, 2], row-major. */
  readonly x: Float32Array<ArrayBuffer>;
  /** [n]: -1 or 1 of a class; from -1 to 1 of a value. */
  readonly y: Float32Array<ArrayBuffer>;
}

/** How far the data reach to each side: inputs of a size that networks like. */
export const extent = 3;

/** One point before noise, in units of that: x₁, x₂ and its target. */
type Drawn = readonly [x1: number, x2: number, y: number];

/** Each draws point i of a set: classes in turns. */
const sets: Readonly<Record<Exclude<DataSet, "drawn">, (random: Generator, i: number) => Drawn>> = {
  circles(random, i) {
    const inner = i % 2 === 0;
    const radius = inner ? 0.42 * Math.sqrt(random()) : between(random, 0.66, 0.9);
    return [...polar(radius, 2 * Math.PI * random()), inner ? 1 : -1];
  },
  moons(random, i) {
    const upper = i % 2 === 0;
    const [x1, x2] = polar(0.58, Math.PI * random());
    return upper ? [x1 - 0.28, x2 - 0.18, 1] : [x1 + 0.28, 0.18 - x2, -1];
  },
  spirals(random, i) {
    const first = i % 2 === 0;
    const along = random();
    const angle = 1.5 * 2 * Math.PI * along + (first ? 0 : Math.PI);
    return [...polar(0.06 + 0.86 * along, angle), first ? 1 : -1];
  },
  xor(random) {
    const x1 = apart(between(random, -0.9, 0.9));
    const x2 = apart(between(random, -0.9, 0.9));
    return [x1, x2, x1 * x2 > 0 ? 1 : -1];
  },
  checkerboard(random) {
    const x1 = between(random, -0.95, 0.95);
    const x2 = between(random, -0.95, 0.95);
    const square = Math.floor(2 * (x1 + 1)) + Math.floor(2 * (x2 + 1));
    return [x1, x2, square % 2 === 0 ? 1 : -1];
  },
  slope(random) {
    const [x1, x2] = anywhere(random);
    return [x1, x2, (x1 + x2) / 2];
  },
  hills(random) {
    const [x1, x2] = anywhere(random);
    const hill = (c1: number, c2: number) => Math.exp(-((x1 - c1) ** 2 + (x2 - c2) ** 2) / 0.12);
    return [x1, x2, hill(-0.5, 0.45) + hill(0.55, -0.4) - hill(0.45, 0.5) - hill(-0.45, -0.5)];
  },
  ripples(random) {
    const [x1, x2] = anywhere(random);
    return [x1, x2, Math.cos(7 * Math.hypot(x1, x2))];
  },
};

const count = 300;

/** A set's points, the same from the same seed on every machine to the last bits of a sine: two thirds to train on, the rest to test. */
export function pointsOf({ data, drawn, noise, seed }: Pick<Settings, "data" | "drawn" | "noise" | "seed">): {
  train: Points;
  test: Points;
} {
  if (data === "drawn") {
    const points = drawnPoints(drawn);
    return { train: points, test: points };
  }
  const all = Array.from({ length: count }, (_, i): Drawn => {
    const random = generator(seed, 0, i);
    const [x1, x2, y] = sets[data](random, i);
    // A bell of standard deviation 1/3.
    const shift = () => (3 * noise * bell(random)) / 100;
    return [x1 + shift(), x2 + shift(), y];
  });
  const split = (count / 3) * 2;
  return { train: packed(all.slice(0, split)), test: packed(all.slice(split)) };
}

function packed(points: readonly Drawn[]): Points {
  return {
    x: Float32Array.from(points.flatMap(([x1, x2]) => [extent * x1, extent * x2])),
    y: Float32Array.from(points, ([, , y]) => y),
  };
}

const polar = (radius: number, angle: number) =>
  [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
const anywhere = (random: Generator) => [between(random, -1, 1), between(random, -1, 1)] as const;
/** Leaves a gap between the quarters. */
const apart = (x: number): number => x + Math.sign(x) * 0.06;
