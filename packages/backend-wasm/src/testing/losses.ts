import {
  adam,
  array,
  type Backend,
  compile,
  cost,
  dense,
  gradients,
  parametersOf,
  relu,
  sequential,
  softmaxCrossEntropy,
  // biome-ignore lint/style/noRestrictedImports: a whole network takes the whole library, for tests.
} from "@retrograd/core";

/** The losses of W2's network, made smaller, on batches of numbers that need no library to be the same everywhere. */
export async function losses(backend: Backend, steps: number): Promise<number[]> {
  const model = sequential([dense(37), relu(), dense(18), relu(), dense(5)]);
  const loss = softmaxCrossEntropy();
  const optimizer = adam({ learningRate: 1e-3 });
  const step = compile(backend, ({ x, y }, pass) => {
    const objective = cost(loss, { predictions: pass.call(model, x), targets: y });
    pass.update(optimizer, model, gradients(objective, parametersOf(model)));
    return { objective };
  });
  const found: number[] = [];
  for (let i = 0; i < steps; i++) {
    const x = array(
      Float32Array.from({ length: 21 * 50 }, (_, j) => Math.sin(j * 7.13 + i)),
      { shape: [21, 50] },
    );
    const y = array(
      Float32Array.from({ length: 21 * 5 }, (_, j) => (j % 5 === Math.floor(j / 5 + i) % 5 ? 1 : 0)),
      { shape: [21, 5] },
    );
    found.push(await step({ x, y }).objective.read());
  }
  return found;
}
