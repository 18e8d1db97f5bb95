import type { Shape } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { sameShape } from "./broadcastTo.ts";
import { int32 } from "./operand.ts";

/** What every op that draws random numbers has to be told. */
export interface RandomOptions {
  /** Of what is drawn. */
  readonly shape: Shape;
  /** Ops with the same key and stream draw the same numbers. */
  readonly stream: number;
}

/**
 * 32 random bits in each int32: the first word of Threefry-2x32 with 20 rounds (Salmon et al. 2011) of an int32
 * key [2] and the counter (i, stream); the same on every backend.
 *
 * @example
 * const { key, stream } = pass.random();
 * const bits = randomBits(key, { stream, shape: [3] });
 */
export function randomBits(key: Tensor, { shape, stream }: RandomOptions): Tensor {
  if (!sameShape(int32("randomBits", "the key", key).shape, [2]))
    reject("randomBits", `was given a key of shape [${key.shape}]`, "it must be two numbers, [2]");
  return apply("randomBits", {
    inputs: { key },
    shape,
    dtype: "int32",
    parameters: { stream },
    gradients: { key: null },
  });
}
