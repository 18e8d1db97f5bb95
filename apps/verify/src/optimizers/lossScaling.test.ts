import { cpu } from "@retrograd/backend-cpu";
import {
  accumulateGradients,
  adam,
  batchNorm,
  checkpoint,
  clipByValue,
  compile,
  cost,
  dense,
  dispose,
  gradients,
  type LossScaled,
  lossScaling,
  meanSquaredError,
  type Optimizer,
  ops,
  parametersOf,
  restore,
  sequential,
  sgd,
  snapshot,
  type Tensor,
  tanh,
  train,
  walk,
} from "@retrograd/core";
import { expect, test } from "vitest";

interface Inputs {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly factor: Tensor;
  readonly [name: string]: Tensor;
}

const x = Array.from({ length: 8 }, (_, i) => [Math.sin(i), Math.cos(2 * i), i / 8]);
const y = x.map(([a = 0, b = 0]) => [a - b]);

/** A network with running statistics, whose backward pass a step multiplies by `factor`. */
function makeRun(optimizer: LossScaled) {
  const model = sequential([dense(4), batchNorm(), tanh(), dense(1)]);
  const step = compile(cpu(), ({ x, y, factor }: Inputs, pass) => {
    const outputs = pass.call(model, x);
    const predictions = ops.customGradient(outputs, {
      inputs: { outputs },
      gradients: { outputs: (dy) => ops.mul(dy, factor) },
    });
    const objective = cost(meanSquaredError(), { predictions, targets: y });
    const slopes = optimizer.gradients(objective, parametersOf(model), pass);
    pass.update(optimizer, model, clipByValue(slopes, 0.5));
    return { objective };
  });
  const run = (factor = 1): Promise<number> => step({ x, y, factor }).objective.read();
  const scale = async (): Promise<number> => (await snapshot([optimizer.scale]))[0]?.[0] as number;
  /** All that steps carry on, but the scaling's own. */
  const carried = () =>
    snapshot([
      ...walk(model).variables.keys(),
      ...[...optimizer.state.variables.values()].flatMap((own) => [...own.values()]),
      ...[optimizer.state.counters.get("steps")].filter((counter) => counter !== undefined),
    ]);
  return { model, optimizer, step, run, scale, carried };
}

test.each([Infinity, -Infinity, Number.NaN, 1e38])(
  "a step whose gradients become %d changes nothing, though clipping would hide it",
  async (factor) => {
    const { run, carried, scale } = makeRun(lossScaling(adam()));
    await run();
    const before = await carried();
    await run(factor);
    expect(await carried()).toEqual(before);
    expect(await scale()).toBe(32768);
    await run();
    expect(await carried()).not.toEqual(before);
  },
);

test("one gradient that is not finite holds all others back", async () => {
  const model = { a: dense(2), b: dense(1) };
  const optimizer = lossScaling(sgd({ learningRate: 0.1 }));
  const step = compile(cpu(), ({ x, factor }: { x: Tensor; factor: Tensor }, pass) => {
    const [a, b] = [pass.call(model.a, x), pass.call(model.b, x)];
    const objective = ops.add(ops.sum(a), ops.mul(ops.sum(b), factor));
    pass.update(optimizer, model, optimizer.gradients(objective, parametersOf(model), pass));
    return { objective };
  });
  step({ x, factor: 1 });
  const before = await snapshot(parametersOf(model));
  step({ x, factor: Infinity });
  expect(await snapshot(parametersOf(model))).toEqual(before);
});

test("the scale halves with every overflow and doubles after so many good steps in a row", async () => {
  const { run, scale } = makeRun(lossScaling(sgd(), { initialScale: 8, growthInterval: 3 }));
  const seen: number[] = [];
  for (const factor of [1, 1, 1, 1, 1, Infinity, 1, 1, 1, Number.NaN, Infinity, 1, 1, 1]) {
    await run(factor);
    seen.push(await scale());
  }
  expect(seen).toEqual([8, 8, 16, 16, 16, 8, 8, 8, 16, 8, 4, 4, 4, 8]);
});

test("the factors are those of the settings, and the scale does not grow out of its numbers", async () => {
  const options = { initialScale: 100, growthFactor: 3, backoffFactor: 0.25, growthInterval: 1 };
  const { run, scale } = makeRun(lossScaling(sgd(), options));
  await run();
  expect(await scale()).toBe(300);
  await run(Infinity);
  expect(await scale()).toBe(75);
  const large = makeRun(
    lossScaling(sgd(), { initialScale: 2 ** 100, growthFactor: 2 ** 40, growthInterval: 1 }),
  );
  await large.run(0);
  expect(await large.scale()).toBe(2 ** 100);
});

test("a constant scale stays, and overflow changes nothing there either", async () => {
  const { run, scale, carried } = makeRun(lossScaling(adam(), { scale: 512 }));
  await run();
  const before = await carried();
  await run(Infinity);
  expect(await carried()).toEqual(before);
  expect(await scale()).toBe(512);
});

const networks = {
  adam: () => adam({ learningRate: 0.01 }),
  sgd: () => sgd({ learningRate: 0.1, momentum: 0.9 }),
};

test.each(Object.entries(networks))("trains as %s alone does, bit for bit", async (_, make) => {
  const trained = async (optimizer: Optimizer) => {
    const model = sequential([dense(4), batchNorm(), tanh(), dense(1)]);
    const options = { backend: cpu(), loss: meanSquaredError(), batchSize: 4, epochs: 5 };
    const run = train(model, { x, y }, { ...options, optimizer, clip: (g) => clipByValue(g, 0.1) });
    const watches = [run.watch("0.weight"), run.watch("2.tanh", { gradient: true })];
    const losses: number[] = [];
    for await (const { loss } of run) losses.push(loss);
    const watched = await Promise.all(watches.map((watch) => watch.read()));
    return { losses, watched, numbers: await snapshot([...walk(model).variables.keys()]) };
  };
  const plain = await trained(make());
  expect(await trained(lossScaling(make(), { growthInterval: 3 }))).toEqual(plain);
  expect(await trained(lossScaling(make(), { scale: 0.125 }))).toEqual(plain);
});

test("accumulates gradients, of which those that overflow do not count", async () => {
  const { run, carried } = makeRun(lossScaling(accumulateGradients(adam(), 2)));
  const other = makeRun(lossScaling(accumulateGradients(adam(), 2)));
  for (const factor of [1, Infinity, 1, 1]) await run(factor);
  for (const factor of [1, 1, 1]) await other.run(factor);
  expect(await carried()).toEqual(await other.carried());
});

test("leaves what another optimizer moved in the same step", async () => {
  const model = { a: dense(1), b: dense(1) };
  const [plain, scaled] = [sgd({ learningRate: 0.1 }), lossScaling(sgd({ learningRate: 0.1 }))];
  const step = compile(cpu(), ({ x, factor }: { x: Tensor; factor: Tensor }, pass) => {
    const first = ops.sum(pass.call(model.a, x));
    pass.update(plain, model.a, gradients(first, parametersOf(model.a)));
    const second = ops.mul(ops.sum(pass.call(model.b, x)), factor);
    pass.update(scaled, model.b, scaled.gradients(second, parametersOf(model.b), pass));
    return { first, second };
  });
  step({ x, factor: 1 });
  const [a, b] = [await snapshot(parametersOf(model.a)), await snapshot(parametersOf(model.b))];
  step({ x, factor: Infinity });
  expect(await snapshot(parametersOf(model.b))).toEqual(b);
  expect(await snapshot(parametersOf(model.a))).not.toEqual(a);
});

test("a checkpoint has the scale and how far it is from growing", async () => {
  const make = () => makeRun(lossScaling(adam(), { initialScale: 64, growthInterval: 3 }));
  const factors = [1, 1, Infinity, 1, 1, 1, 1, Infinity];
  for (let at = 1; at < factors.length; at++) {
    const whole = make();
    for (const factor of factors) await whole.run(factor);
    const first = make();
    for (const factor of factors.slice(0, at)) await first.run(factor);
    const second = make();
    restore(second, await checkpoint(first));
    for (const factor of factors.slice(at)) await second.run(factor);
    expect(await checkpoint(second)).toEqual(await checkpoint(whole));
  }
});

test("what was disposed of starts anew, and has its scale in checkpoints again", async () => {
  const { model, optimizer, step, run, scale } = makeRun(lossScaling(sgd(), { growthInterval: 1 }));
  await run();
  const bytes = await checkpoint({ model, optimizer, step });
  dispose(model, optimizer);
  await run(Infinity);
  expect(await scale()).toBe(32768);
  restore({ model, optimizer, step }, bytes);
  await run();
  expect(await scale()).toBe(2 ** 18);
});

test("a checkpoint without a scale starts it anew", async () => {
  const optimizer = lossScaling(sgd(), { initialScale: 64, growthInterval: 1 });
  const { model, step, run, scale } = makeRun(optimizer);
  const { state } = sgd();
  await run();
  const bytes = await checkpoint({ model, optimizer: { ...optimizer, state }, step });
  expect(await scale()).toBe(128);
  restore({ model, optimizer, step }, bytes);
  await run();
  expect(await scale()).toBe(128);
});

test.each<[() => unknown, string]>([
  [
    () => lossScaling(sgd(), { scale: 0 }),
    "lossScaling: scale 0 is not positive; choose one above 0, such as 1024.",
  ],
  [
    () => lossScaling(sgd(), { initialScale: Infinity }),
    "lossScaling: initial scale Infinity is not positive; choose one above 0, such as 65536.",
  ],
  [
    () => lossScaling(sgd(), { growthFactor: 1 }),
    "lossScaling: growth factor 1 is not above 1; choose a larger one, such as 2.",
  ],
  [
    () => lossScaling(sgd(), { backoffFactor: 1 }),
    "lossScaling: backoff factor 1 is out of range; choose from above 0 to below 1, such as 0.5.",
  ],
  [
    () => lossScaling(sgd(), { growthInterval: 0.5 }),
    "lossScaling: growth interval 0.5 is no number of steps; give a whole number from 1.",
  ],
  [
    () => lossScaling(sgd(), { scale: 8, growthInterval: 100 }),
    "lossScaling: has a constant scale and a growthInterval; give one of them.",
  ],
  [
    () => lossScaling(lossScaling(sgd())),
    "lossScaling: was given an optimizer that scales the loss already; scale it once.",
  ],
  [
    () => accumulateGradients(lossScaling(sgd()), 2),
    "accumulateGradients: was given an optimizer that scales the loss; scale around it: lossScaling(accumulateGradients(adam(), 8)).",
  ],
])("wrong settings %#", (act, message) => {
  expect(act).toThrow(message);
});

test("gradients that are not of the scaled loss, and two updates in a step, are refused", () => {
  const model = dense(1);
  const optimizer = lossScaling(sgd());
  const unscaled = compile(cpu(), ({ x }: { x: Tensor }, pass) => {
    const objective = ops.sum(pass.call(model, x));
    pass.update(optimizer, model, gradients(objective, parametersOf(model)));
    return { objective };
  });
  expect(() => unscaled({ x })).toThrow(
    "lossScaling: the gradients are not of a scaled loss; pass optimizer.gradients(cost, parametersOf(model), pass).",
  );
  const twice = compile(cpu(), ({ x }: { x: Tensor }, pass) => {
    const objective = ops.sum(pass.call(model, x));
    for (let i = 0; i < 2; i++)
      pass.update(optimizer, model, optimizer.gradients(objective, parametersOf(model), pass));
    return { objective };
  });
  expect(() => twice({ x })).toThrow(
    "lossScaling: one step updates twice; give the models as one record, with the gradients of all of them.",
  );
});
