import { cpu } from "@retrograd/backend-cpu";
import { ndarray } from "@retrograd/backend-ndarray";
import { drawnDigits } from "@retrograd/data";
import { describe, expect, it } from "vitest";
import { difference, firstStep } from "./firstStep.ts";
import { numbersOf } from "./numbers.ts";

const recipe = { hidden: [16, 8], classes: 10, epochs: 1, batchSize: 32, learningRate: 1e-3, seed: 3 };
const batch = numbersOf(drawnDigits({ seed: 3, training: 32, test: 1, size: 12 }).training);

describe("firstStep", () => {
  it("gives the cost, near log 10 for ten classes, and a gradient for each parameter", async () => {
    const { loss, gradients } = await firstStep(cpu(), batch, recipe);
    expect(Math.abs(loss - Math.log(10))).toBeLessThan(0.5);
    expect(gradients.map(({ length }) => length)).toEqual([144 * 16, 16, 16 * 8, 8, 80, 10]);
  });

  it("gives the same bits again, and nearly the same numbers on another backend", async () => {
    const one = await firstStep(cpu(), batch, recipe);
    expect(await firstStep(cpu(), batch, recipe)).toEqual(one);
    const other = await firstStep(ndarray(), batch, recipe);
    expect(difference(one.gradients, other.gradients).relative).toBeLessThan(1e-5);
  });

  it("starts from other weights with another seed", async () => {
    const one = await firstStep(cpu(), batch, recipe);
    expect((await firstStep(cpu(), batch, { ...recipe, seed: 4 })).loss).not.toBe(one.loss);
  });
});

describe("difference", () => {
  it("is the largest over all gradients, alone and relative to the largest entry of the first", () => {
    expect(difference([[1, -4], [2]], [[1, -4.5], [1.75]])).toEqual({ absolute: 0.5, relative: 0.125 });
  });

  it("is 0 for equal gradients, zeros included, and NaN where there is NaN", () => {
    expect(difference([[0]], [[0]])).toEqual({ absolute: 0, relative: 0 });
    expect(difference([[1, 2]], [[Number.NaN, 2]])).toEqual({ absolute: Number.NaN, relative: Number.NaN });
  });
});
