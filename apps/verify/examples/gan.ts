import {
  adam,
  type Backend,
  batchNorm,
  binaryCrossEntropyWithLogits,
  compile,
  conv2d,
  convTranspose2d,
  cost,
  dense,
  flatten,
  gradients,
  type Layer,
  leakyRelu,
  ops,
  parametersOf,
  relu,
  reshape,
  type Step,
  sequential,
  sigmoid,
  type Tensor,
} from "@retrograd/core";

const half = { strides: 2, padding: "same" } as const;

/** Numbers [batch, code] to images [batch, height, width, 1]; sides are multiples of 4. */
export function generator(height: number, width: number): Layer {
  const inside = [height / 4, width / 4, 32];
  return sequential([
    dense(inside.reduce((product, axis) => product * axis, 1)),
    reshape(inside),
    batchNorm(),
    relu(),
    convTranspose2d(16, 5, half),
    batchNorm(),
    relu(),
    convTranspose2d(1, 5, half),
    sigmoid(),
  ]);
}

/** Images to the logit of being a real one. */
export function discriminator(): Layer {
  return sequential([
    conv2d(16, 5, half),
    leakyRelu({ alpha: 0.2 }),
    conv2d(32, 5, half),
    leakyRelu({ alpha: 0.2 }),
    flatten(),
    dense(1),
  ]);
}

/** One step of both networks of a GAN (Goodfellow et al. 2014), each along the gradients of its own cost, with an optimizer of its own. */
export function ganStep(
  backend: Backend,
  {
    real,
    made,
    code,
    seed,
  }: { readonly real: Layer; readonly made: Layer; readonly code: number; readonly seed: number },
): Step<{ readonly x: Tensor }, { readonly real: Tensor; readonly made: Tensor }> {
  const loss = binaryCrossEntropyWithLogits();
  // The settings of DCGAN (Radford, Metz & Chintala 2015).
  const [optimizer, opponent] = [0, 1].map(() => adam({ learningRate: 2e-4, beta1: 0.5 }));
  return compile(
    backend,
    ({ x }: { readonly x: Tensor }, pass) => {
      const judged = (images: Tensor, isReal: number): Tensor => {
        const predictions = pass.call(real, images);
        return cost(loss, { predictions, targets: ops.full(predictions.shape, isReal) });
      };
      const { key, stream } = pass.random();
      const images = pass.call(made, ops.normal(key, { stream, shape: [x.shape[0] as number, code] }));
      const told = ops.add(judged(x, 1), judged(ops.stopGradient(images), 0));
      const fooled = judged(images, 1);
      const slopes = gradients(fooled, parametersOf(made));
      pass.update(optimizer as ReturnType<typeof adam>, real, gradients(told, parametersOf(real)));
      pass.update(opponent as ReturnType<typeof adam>, made, slopes);
      return { real: told, made: fooled };
    },
    { name: "gan", seed },
  );
}
