import { reject } from "../backend/error.ts";
import { Tensor } from "../graph/tensor.ts";
import { attention } from "../ops/attention.ts";
import { expandDims } from "../ops/expandDims.ts";
import { mul } from "../ops/mul.ts";
import { reshape } from "../ops/reshape.ts";
import { rotary } from "../ops/rotary.ts";
import { transpose } from "../ops/transpose.ts";
import { where } from "../ops/where.ts";
import { type Dense, dense } from "./dense.ts";
import { dropout } from "./dropout.ts";
import type { Layer } from "./layer.ts";
import { maskOf } from "./sequences.ts";

/** Settings of `multiHeadAttention`. */
export interface MultiHeadAttentionOptions {
  /** Whether step i sees the steps 0 … i alone; no, unless said. */
  readonly causal?: boolean;
  /** Whether queries and keys are turned by their positions (`ops.rotary`); no, unless said. */
  readonly rotary?: boolean;
  /** Whether the projections have biases; yes, unless said (PyTorch's and Keras' default). */
  readonly bias?: boolean;
  /** Share of the output that is dropped in training; 0, unless said. */
  readonly dropout?: number;
}

/** What attention takes beside x. */
export interface Attended {
  /** Whose steps look around: [N, L, features]. */
  readonly x: Tensor;
  /** What they look at, [N, S, …]; x itself, unless said. */
  readonly memory?: Tensor;
  /** int32 [N]: how many steps of the memory there are to be seen; all, unless said. */
  readonly lengths?: Tensor;
  /** What may be seen, broadcast to [N, heads, L, S]: int32, 0 for what may not, or float, added to the scores. */
  readonly mask?: Tensor;
}

/** Attention with several heads; its parameters are those of four dense layers. */
export interface MultiHeadAttention extends Layer<Tensor | Attended, Tensor> {
  readonly heads: number;
  readonly query: Dense;
  readonly key: Dense;
  readonly value: Dense;
  readonly output: Dense;
}

/**
 * Multi-head attention (Vaswani et al. 2017): queries of x, keys and values of x itself or of a memory, each projected
 * and cut into heads of features / heads, attend by `ops.attention`, and what the heads give, side by side, is projected
 * again. x [N, L, …], memory [N, S, …]: [N, L, features].
 *
 * @throws RetrogradError where the heads don't divide the features, and for masks and lengths that don't fit
 * @example
 * multiHeadAttention(128, 4, { causal: true })             // of x
 * pass.call(layer, { x, memory, lengths })                 // of a memory
 */
export function multiHeadAttention(
  features: number,
  heads: number,
  options: MultiHeadAttentionOptions = {},
): MultiHeadAttention {
  if (!Number.isInteger(heads) || heads < 1 || features % heads !== 0)
    reject(
      "multiHeadAttention",
      `cannot cut ${features} features into ${heads} heads`,
      "the heads must divide the features",
    );
  const { bias = true, causal = false } = options;
  const [query, key, value, output] = Array.from({ length: 4 }, () => dense(features, { bias })) as [
    Dense,
    Dense,
    Dense,
    Dense,
  ];
  const drop = dropout(options.dropout ?? 0);
  const cut = (x: Tensor): Tensor => {
    const [N, L] = x.shape as [number, number];
    return transpose(reshape(x, [N, L, heads, features / heads]), [0, 2, 1, 3]);
  };
  const turned = (x: Tensor): Tensor => (options.rotary ? rotary(x) : x);
  return {
    name: "multiHeadAttention",
    heads,
    query,
    key,
    value,
    output,
    forward(given, pass) {
      const { x, memory = x, ...seen } = given instanceof Tensor ? ({ x: given } as Attended) : given;
      for (const sequence of [x, memory])
        if (sequence.shape.length !== 3 || sequence.shape[0] !== x.shape[0])
          reject(
            "multiHeadAttention",
            `was given [${x.shape}] and the memory [${memory.shape}]`,
            "give [examples, steps, features] of as many examples",
          );
      const y = attention(
        turned(cut(pass.call(query, x))),
        turned(cut(pass.call(key, memory))),
        cut(pass.call(value, memory)),
        { mask: attentionMask(memory, seen), causal },
      );
      const joined = reshape(transpose(y, [0, 2, 1, 3]), [...x.shape.slice(0, 2), features]);
      return pass.call(drop, pass.call(output, joined));
    },
  };
}

/** Lengths and mask as one mask, broadcast to [N, heads, L, S]. */
function attentionMask(memory: Tensor, { lengths, mask }: Pick<Attended, "lengths" | "mask">): Tensor | null {
  const within = lengths ? maskOf("multiHeadAttention", memory, { lengths }) : null;
  if (!within) return mask ?? null;
  const keys = expandDims(expandDims(within, 1), 1);
  if (!mask) return keys;
  return mask.dtype === "int32" ? mul(mask, keys) : where(keys, mask, -Infinity);
}
