import { cpu } from "@retrograd/backend-cpu";
import {
  adam,
  compile,
  cost,
  dense,
  dropout,
  exponentialDecay,
  gradients,
  meanSquaredError,
  parametersOf,
  sequential,
  tanh,
} from "@retrograd/core";
import { describe, expect, it } from "vitest";

/** A step of a network with all that changes from run to run: data, a learning rate, dropout. */
function stepOf(plans?: number) {
  const model = sequential([dense(5), tanh(), dropout(0.3), dense(1)]);
  const optimizer = adam({ learningRate: exponentialDecay({ learningRate: 0.1, gamma: 0.9 }) });
  return compile(
    cpu(),
    ({ x, y }, pass) => {
      const objective = cost(meanSquaredError(), { predictions: pass.call(model, x), targets: y });
      pass.update(optimizer, model, gradients(objective, parametersOf(model)));
      return { objective };
    },
    { seed: 5, ...(plans && { plans }) },
  );
}

/** Batches of the given numbers of examples. */
const batches = (sizes: readonly number[]) =>
  sizes.map((size, b) => ({
    x: Array.from({ length: size }, (_, i) => [Math.sin(b + i), Math.cos(3 * i - b)]),
    y: Array.from({ length: size }, (_, i) => [Math.sin(2 * i + b)]),
  }));

describe("many steps at once", () => {
  it.each([
    ["of one shape", [4, 4, 4, 4, 4]],
    ["of several shapes", [4, 4, 3, 4, 2, 2, 3]],
    ["none at all", []],
  ])("are as many steps one after the other: %s", async (_, sizes) => {
    for (const plans of [undefined, 1]) {
      const [one, many] = [stepOf(plans), stepOf(plans)];
      const single = await Promise.all(batches(sizes).map((batch) => one(batch).objective.read()));
      const together = await Promise.all(many.many(batches(sizes)).map(({ objective }) => objective.read()));
      expect(together).toEqual(single);
      expect(many.runs).toBe(sizes.length);
      const [next, other] = [one(batches([4])[0] as never), many(batches([4])[0] as never)];
      expect(await other.objective.read()).toBe(await next.objective.read());
    }
  });
});
