import {
  conv2d,
  convTranspose2d,
  dense,
  flatten,
  type Layer,
  relu,
  reshape,
  sequential,
} from "@retrograd/core";

/** A network that makes an image of a few numbers, and those of an image; sides are multiples of 4. */
export interface Autoencoder extends Layer {
  /** Images to codes [batch, code]. */
  readonly encoder: Layer;
  /** Codes to logits of pixels. */
  readonly decoder: Layer;
}

/** Convolutions down to a code, transposed ones up again: images [batch, height, width, 1] to logits of the same shape. */
export function autoencoder(height: number, width: number, code: number): Autoencoder {
  const inside = [height / 4, width / 4, 16];
  const half = { strides: 2, padding: "same" } as const;
  const encoder = sequential([
    conv2d(8, 3, half),
    relu(),
    conv2d(16, 3, half),
    relu(),
    flatten(),
    dense(code),
  ]);
  const decoder = sequential([
    dense(inside.reduce((product, axis) => product * axis, 1)),
    relu(),
    reshape(inside),
    convTranspose2d(8, 3, half),
    relu(),
    convTranspose2d(1, 3, half),
  ]);
  return {
    name: "autoencoder",
    encoder,
    decoder,
    forward: (x, pass) => pass.call(decoder, pass.call(encoder, x)),
  };
}
