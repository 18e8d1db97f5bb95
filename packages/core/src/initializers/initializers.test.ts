import { describe, expect, test } from "vitest";
import type { Initializer } from "../graph/variable.ts";
import { randomStream } from "../random/random.ts";
import * as initializers from "./index.ts";

const draw = (initializer: Initializer, shape: readonly number[]): Float64Array =>
  Float64Array.from(initializer(shape, randomStream(7, "weight")));

function statistics(numbers: Float64Array): { mean: number; variance: number; largest: number } {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
  return { mean, variance, largest: numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0) };
}

describe("constants", () => {
  test("zeros, ones and constant fill every element", () => {
    expect([...draw(initializers.zeros(), [2, 2])]).toEqual([0, 0, 0, 0]);
    expect([...draw(initializers.ones(), [3])]).toEqual([1, 1, 1]);
    expect([...draw(initializers.constant(0.5), [])]).toEqual([0.5]);
    expect(draw(initializers.glorotUniform(), [0, 4])).toHaveLength(0);
  });
});

describe("drawn numbers have the mean, variance and range that their formula states", () => {
  const dense = [120, 200];
  const convolution = [3, 3, 20, 40];
  const cases: [string, Initializer, readonly number[], number, number][] = [
    ["uniform", initializers.uniform(), dense, 0.1 ** 2 / 12, 0.05],
    ["normal", initializers.normal({ standardDeviation: 2 }), dense, 4, Infinity],
    ["truncatedNormal", initializers.truncatedNormal({ standardDeviation: 2 }), dense, 4 * 0.7737413, 4],
    ["glorotUniform", initializers.glorotUniform(), dense, 2 / 320, Math.sqrt(6 / 320)],
    ["glorotUniform", initializers.glorotUniform(), convolution, 2 / 540, Math.sqrt(6 / 540)],
    ["glorotNormal", initializers.glorotNormal(), dense, 2 / 320, Infinity],
    ["heUniform", initializers.heUniform(), dense, 2 / 120, Math.sqrt(6 / 120)],
    ["heNormal", initializers.heNormal(), convolution, 2 / 180, Infinity],
    ["lecunUniform", initializers.lecunUniform(), dense, 1 / 120, Math.sqrt(3 / 120)],
    ["lecunNormal", initializers.lecunNormal(), dense, 1 / 120, Infinity],
    ["heUniform of a vector", initializers.heUniform(), [20000], 2 / 20000, Math.sqrt(6 / 20000)],
  ];
  test.each(cases)("%s", (_, initializer, shape, variance, largest) => {
    const numbers = draw(initializer, shape);
    const found = statistics(numbers);
    const error = Math.sqrt(variance / numbers.length);
    expect(Math.abs(found.mean)).toBeLessThan(4 * error);
    expect(found.variance / variance).toBeGreaterThan(0.95);
    expect(found.variance / variance).toBeLessThan(1.05);
    expect(found.largest).toBeLessThanOrEqual(largest);
  });

  test("the same seed and name draw the same numbers", () => {
    const initializer = initializers.heNormal();
    expect(draw(initializer, [5, 3])).toEqual(draw(initializer, [5, 3]));
  });

  test("means move", () => {
    expect(
      statistics(draw(initializers.normal({ mean: 3, standardDeviation: 0.1 }), [10000])).mean,
    ).toBeCloseTo(3, 2);
  });
});

describe("orthogonal", () => {
  test.each([
    [[7, 7], 1],
    [[5, 9], 1],
    [[9, 5], 2],
    [[3, 2, 4], 1],
  ] as const)("of shape [%s] with gain %d", (shape, gain) => {
    const numbers = draw(initializers.orthogonal({ gain }), shape);
    const columns = shape.at(-1) as number;
    const rows = numbers.length / columns;
    const [count, length] = rows < columns ? [rows, columns] : [columns, rows];
    const at = (vector: number, place: number): number =>
      numbers[rows < columns ? vector * columns + place : place * columns + vector] as number;
    for (let a = 0; a < count; a++)
      for (let b = 0; b < count; b++) {
        let product = 0;
        for (let i = 0; i < length; i++) product += at(a, i) * at(b, i);
        expect(product).toBeCloseTo(a === b ? gain * gain : 0, 12);
      }
  });
});

describe("errors", () => {
  test.each<[() => unknown, string]>([
    [() => initializers.constant(Number.NaN), "constant: cannot start with NaN; give a finite number."],
    [
      () => initializers.uniform({ min: 1, max: 0 }),
      "uniform: cannot draw from 1 to 0; min must not be above max.",
    ],
    [
      () => initializers.normal({ standardDeviation: -1 }),
      "normal: cannot have mean 0 and standard deviation -1; both must be finite, and the latter not negative.",
    ],
    [
      () => initializers.truncatedNormal({ mean: Infinity }),
      "truncatedNormal: cannot have mean Infinity and standard deviation 0.05; both must be finite, and the latter not negative.",
    ],
    [
      () => initializers.orthogonal({ gain: Number.NaN }),
      "orthogonal: cannot have gain NaN; give a finite number.",
    ],
    [
      () => draw(initializers.orthogonal(), [4]),
      "orthogonal: cannot fill shape [4]; it must have two axes at least.",
    ],
  ])("%#", (act, message) => {
    expect(act).toThrow(message);
  });
});
