import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Schedule } from "../optimizers/optimizer.ts";
import * as schedules from "./index.ts";

const learningRate = 0.1;
const all: Record<string, Schedule> = {
  constantRate: schedules.constantRate(learningRate),
  stepDecay: schedules.stepDecay({ learningRate, stepSize: 30 }),
  multiStepDecay: schedules.multiStepDecay({ learningRate, milestones: [10, 40] }),
  exponentialDecay: schedules.exponentialDecay({ learningRate, gamma: 0.99 }),
  cosineDecay: schedules.cosineDecay({ learningRate, steps: 100, minimum: 0.001 }),
  cosineWarmRestarts: schedules.cosineWarmRestarts({ learningRate, steps: 10, growth: 2 }),
  oneCycle: schedules.oneCycle({ maximum: learningRate, totalSteps: 100 }),
  oneCycleThreePhase: schedules.oneCycle({ maximum: learningRate, totalSteps: 100, threePhase: true }),
  polynomialDecay: schedules.polynomialDecay({ learningRate, steps: 100, power: 2 }),
  linearRamp: schedules.linearRamp({ learningRate, steps: 10 }),
  warmupLinear: schedules.warmupLinear({ learningRate, warmupSteps: 10, totalSteps: 100 }),
  warmupCosine: schedules.warmupCosine({ learningRate, warmupSteps: 10, totalSteps: 100 }),
  inverseSqrt: schedules.inverseSqrt({ learningRate, warmupSteps: 10 }),
};

test.each(Object.entries(all))("%s stays between 0 and the learning rate", (_, schedule) => {
  fc.assert(
    fc.property(fc.nat(100_000), (step) => {
      const rate = schedule(step);
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(rate).toBeLessThanOrEqual(learningRate * (1 + 1e-12));
    }),
  );
});

test.each(["stepDecay", "multiStepDecay", "exponentialDecay", "polynomialDecay"])(
  "%s never rises",
  (name) => {
    const schedule = all[name] as Schedule;
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(1000), (step, later) => {
        expect(schedule(step + later)).toBeLessThanOrEqual(schedule(step));
      }),
    );
  },
);

test.each(["warmupLinear", "warmupCosine", "inverseSqrt", "oneCycle"])(
  "%s rises to the learning rate, then falls",
  (name) => {
    const rates = Array.from({ length: 100 }, (_, step) => (all[name] as Schedule)(step));
    const top = rates.indexOf(Math.max(...rates));
    expect(rates[top]).toBeCloseTo(learningRate, 12);
    expect([9, 10, 29]).toContain(top);
    for (let step = 1; step <= top; step++) expect(rates[step]).toBeGreaterThan(rates[step - 1] as number);
    for (let step = top + 1; step < 100; step++)
      expect(rates[step]).toBeLessThanOrEqual(rates[step - 1] as number);
  },
);

describe("ends", () => {
  test("cosineDecay reaches the minimum after `steps`", () => {
    expect(all.cosineDecay?.(100)).toBeCloseTo(0.001, 12);
  });

  test("cosineWarmRestarts starts again after 10, 30, 70, … steps", () => {
    for (const step of [0, 10, 30, 70, 150]) expect(all.cosineWarmRestarts?.(step)).toBe(learningRate);
    expect(all.cosineWarmRestarts?.(29)).toBeLessThan(0.001);
  });

  test("oneCycle keeps its last rate", () => {
    const last = learningRate / 25 / 1e4;
    for (const step of [99, 100, 1e6]) expect(all.oneCycle?.(step)).toBeCloseTo(last, 15);
    expect(schedules.oneCycle({ maximum: 1, totalSteps: 1, rise: 1 })(0)).toBe(1);
    expect(schedules.oneCycle({ maximum: 1, totalSteps: 4, rise: 0 })(0)).toBeLessThan(1);
  });

  test("warmupCosine and warmupLinear stay at the end", () => {
    expect(all.warmupCosine?.(500)).toBe(0);
    expect(all.warmupLinear?.(500)).toBe(0);
  });
});

test.each<[() => Schedule, string]>([
  [
    () => schedules.constantRate(0),
    "constantRate: learning rate 0 is not positive; choose one above 0, such as 0.001.",
  ],
  [
    () => schedules.stepDecay({ learningRate, stepSize: 2.5 }),
    "stepDecay: stepSize 2.5 is no number of steps; give a whole number from 1.",
  ],
  [
    () => schedules.multiStepDecay({ learningRate, milestones: [3, -1] }),
    "multiStepDecay: milestone -1 is no step; give numbers from 0.",
  ],
  [
    () => schedules.exponentialDecay({ learningRate, gamma: Number.NaN }),
    "exponentialDecay: gamma NaN is not positive; choose one above 0, such as 0.999.",
  ],
  [
    () => schedules.cosineDecay({ learningRate, steps: 10, minimum: -1 }),
    "cosineDecay: minimum -1 is out of range; choose a finite one from 0, such as 0.",
  ],
  [
    () => schedules.cosineWarmRestarts({ learningRate, steps: 10, growth: 1.5 }),
    "cosineWarmRestarts: growth 1.5 is none; give a whole number from 1.",
  ],
  [
    () => schedules.oneCycle({ maximum: 0.1, totalSteps: 10, rise: 0.6, threePhase: true }),
    "oneCycle: rise 0.6 is out of range; choose a share from 0 to 0.5, such as 0.3.",
  ],
  [
    () => schedules.polynomialDecay({ learningRate, steps: 10, power: 0 }),
    "polynomialDecay: power 0 is not positive; choose one above 0, such as 1.",
  ],
  [
    () => schedules.linearRamp({ learningRate, steps: 0 }),
    "linearRamp: steps 0 is no number of steps; give a whole number from 1.",
  ],
  [
    () => schedules.warmupLinear({ learningRate, warmupSteps: 10, totalSteps: 10 }),
    "warmupLinear: warms up for 10 of 10 steps; leave at least one step after the warm-up.",
  ],
  [
    () => schedules.inverseSqrt({ learningRate: -1, warmupSteps: 10 }),
    "inverseSqrt: learning rate -1 is not positive; choose one above 0, such as 0.001.",
  ],
])("errors %#", (act, message) => {
  expect(act).toThrow(message);
});
