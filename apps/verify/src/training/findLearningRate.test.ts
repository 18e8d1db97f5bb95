import { cpu } from "@retrograd/backend-cpu";
import {
  array,
  dense,
  evaluate,
  findLearningRate,
  type Layer,
  meanSquaredError,
  type Schedule,
  sequential,
  sgd,
  tanh,
} from "@retrograd/core";
import { expect, it } from "vitest";

const backend = cpu();
const loss = meanSquaredError();
const x = array(
  Float32Array.from({ length: 64 }, (_, i) => Math.sin(i)),
  { shape: [64, 1] },
);
const y = array(
  Float32Array.from(x.data, (each) => 3 * each + 1),
  { shape: [64, 1] },
);
const optimizer = (learningRate: Schedule) => sgd({ learningRate });
const linear = (): Layer => sequential([dense(1)]);

it("raises the rate geometrically, smooths the loss, and stops where it explodes", async () => {
  const found = await findLearningRate(
    linear(),
    { x, y },
    { backend, loss, optimizer, from: 1e-4, to: 100, steps: 60, batchSize: 16 },
  );
  const { rates, losses } = found;
  expect(rates[0]).toBe(1e-4);
  for (let k = 2; k < rates.length; k++)
    expect(rates[k]! / rates[k - 1]!).toBeCloseTo(rates[1]! / rates[0]!, 6);
  // Gradient descent on a parabola of curvature 2 diverges from λ = 1 on; smoothing sees it a little later.
  expect(rates.length).toBeLessThan(60);
  expect(rates.at(-1)).toBeGreaterThan(1);
  expect(losses.at(-1)!).toBeGreaterThan(Math.min(...losses));
  expect(found.suggestion).toBeGreaterThan(1e-3);
  expect(found.suggestion).toBeLessThan(1);
});

it("leaves the model as it was", async () => {
  const model = sequential([dense(4), tanh(), dense(1)]);
  const options = { backend, loss, optimizer, steps: 20 };
  await findLearningRate(model, { x, y }, options);
  const before = await evaluate(model, { x, y }, { backend, loss });
  await findLearningRate(model, { x, y }, { ...options, from: 0.01, to: 0.5 });
  expect(await evaluate(model, { x, y }, { backend, loss })).toEqual(before);
  // Where it had no numbers before, it starts from those that it would have had.
  expect(await evaluate(sequential([dense(4), tanh(), dense(1)]), { x, y }, { backend, loss })).toEqual(
    before,
  );
});

it("shows the curve with an arrow at the suggestion", async () => {
  const found = await findLearningRate(
    linear(),
    { x, y },
    { backend, loss, optimizer, from: 1e-3, to: 0.5, steps: 48 },
  );
  const lines = `${found}`.split("\n");
  expect(lines).toHaveLength(25);
  expect(lines[0]).toBe("    rate       loss");
  expect(lines[1]).toMatch(/^ {2}1\.0e-3 {5}\d\.\d{4} {2}█+$/);
  expect(lines.filter((line) => line.endsWith(`← ${found.suggestion.toExponential(1)}`))).toHaveLength(1);
});

it("says which rates are wrong", async () => {
  await expect(
    findLearningRate(linear(), { x, y }, { backend, loss, optimizer, from: 1, to: 0.1 }),
  ).rejects.toThrow(
    "findLearningRate: cannot rise from 1 to 0.1 in 100 steps; give a larger last rate, and two steps at least.",
  );
});
