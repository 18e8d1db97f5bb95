import { dense, type Layer, ops, type Pass, relu, sequential, type Tensor } from "@retrograd/core";

/** What a variational autoencoder gives: logits of pixels, and the distribution that the code was drawn from. */
export type Encoded = {
  readonly logits: Tensor;
  readonly mean: Tensor;
  /** ln σ² */
  readonly logVariance: Tensor;
};

/** An autoencoder whose codes are drawn from normal distributions. */
export interface VariationalAutoencoder extends Layer<Tensor, Encoded> {
  /** Images to mean and ln σ² of their codes, side by side. */
  readonly encoder: Layer;
  /** Codes to logits of pixels. */
  readonly decoder: Layer;
}

/** A variational autoencoder of images [N, pixels] (Kingma & Welling 2014): z = mean + σ ε with ε normal. */
export function variationalAutoencoder(pixels: number, code: number): VariationalAutoencoder {
  const encoder = sequential([dense(128), relu(), dense(2 * code)]);
  const decoder = sequential([dense(128), relu(), dense(pixels)]);
  return {
    name: "variationalAutoencoder",
    encoder,
    decoder,
    forward(x, pass) {
      const [mean, logVariance] = ops.split(pass.call(encoder, x), 2, -1) as [Tensor, Tensor];
      const z = pass.training ? drawn(mean, logVariance, pass) : mean;
      return { logits: pass.call(decoder, z), mean, logVariance };
    },
  };
}

/** mean + σ ε: through a number that is drawn apart from them, gradients reach mean and σ. */
function drawn(mean: Tensor, logVariance: Tensor, pass: Pass): Tensor {
  const { key, stream } = pass.random();
  const epsilon = ops.normal(key, { shape: mean.shape, stream });
  return ops.add(mean, ops.mul(ops.exp(ops.mul(logVariance, 0.5)), epsilon));
}

/** What is minimized, for each example: -ln p(x | z), and the divergence KL(q(z | x) ‖ N(0, 1)). */
export function evidence({ logits, mean, logVariance }: Encoded, x: Tensor): Tensor {
  const perExample = (terms: Tensor): Tensor => ops.mean(ops.sum(terms, { axes: 1 }));
  const pixels = ops.sub(ops.softplus(logits), ops.mul(x, logits));
  const spread = ops.sub(ops.add(ops.square(mean), ops.exp(logVariance)), ops.add(logVariance, 1));
  return ops.add(perExample(pixels), ops.mul(perExample(spread), 0.5));
}
