import { reject } from "../backend/error.ts";
import type { Pass } from "../compile/pass.ts";
import { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { gelu, relu } from "./activations.ts";
import { type Attended, type MultiHeadAttention, multiHeadAttention } from "./attention.ts";
import { dense } from "./dense.ts";
import { dropout } from "./dropout.ts";
import type { Layer } from "./layer.ts";
import { layerNorm } from "./layerNorm.ts";
import type { Norm } from "./norm.ts";
import { type Sequential, sequential } from "./sequential.ts";

/** Settings of transformer blocks. */
export interface TransformerOptions {
  /** Units between the two dense layers; 4 · features, unless said (Vaswani et al. 2017). */
  readonly hidden?: number;
  /** Whether layer norm stands before each part, x + part(norm x), as in GPT-2, or behind it, norm(x + part(x)), as in the
   * first transformer (PyTorch's and Keras' default); "pre", unless said: deep stacks train more easily that way. */
  readonly norm?: "pre" | "post";
  /** Between the dense layers; gelu, unless said. */
  readonly activation?: "gelu" | "relu";
  /** Share of every part's output that is dropped in training; 0.1, unless said (PyTorch's default). */
  readonly dropout?: number;
  /** Whether step i sees the steps 0 … i alone; no for an encoder, unless said, always in a decoder. */
  readonly causal?: boolean;
  /** Whether self-attention turns queries and keys by their positions; no, unless said. */
  readonly rotary?: boolean;
}

/** What a transformer block takes beside x. */
export interface Transformed extends Omit<Attended, "memory"> {}

/** A block of attention and two dense layers, each with a skip connection and layer norm. */
export interface TransformerEncoderBlock extends Layer<Tensor | Transformed, Tensor> {
  readonly attention: MultiHeadAttention;
  readonly attentionNorm: Norm;
  readonly feedForward: Sequential;
  readonly feedForwardNorm: Norm;
}

/**
 * A transformer's encoder block (Vaswani et al. 2017): self-attention, then two dense layers, with skip connections:
 * x [N, L, features] to the same shape. With `causal` it is a block of a language model such as GPT.
 *
 * @throws RetrogradError where the heads don't divide the features, and where x has another number of them
 * @example
 * sequential([words, learnedPositions(64), transformerEncoderBlock(128, 4, { causal: true }), layerNorm(), tied(words)])
 */
export function transformerEncoderBlock(
  features: number,
  heads: number,
  options: TransformerOptions = {},
): TransformerEncoderBlock {
  const { causal = false } = options;
  const [attentionNorm, feedForwardNorm] = [layerNorm(), layerNorm()];
  const attention = selfAttention(features, heads, { ...options, causal });
  const feedForward = denseLayers(features, options);
  const skip = skipping(options);
  return {
    name: "transformerEncoderBlock",
    attention,
    attentionNorm,
    feedForward,
    feedForwardNorm,
    forward(given, pass) {
      const { x, ...seen } = given instanceof Tensor ? ({ x: given } as Transformed) : given;
      const attended = skip(x, attentionNorm, pass, (x) => pass.call(attention, { ...seen, x }));
      return skip(attended, feedForwardNorm, pass, (x) => pass.call(feedForward, x));
    },
  };
}

/** What a decoder block takes: steps, and the memory that it looks at. */
export interface Decoded {
  /** [N, L, features] */
  readonly x: Tensor;
  /** What an encoder gave: [N, S, …]. */
  readonly memory: Tensor;
  /** int32 [N]: how many steps of x there are; all, unless said. */
  readonly lengths?: Tensor;
  /** int32 [N]: how many steps of the memory there are; all, unless said. */
  readonly memoryLengths?: Tensor;
  /** What of the memory may be seen, broadcast to [N, heads, L, S]. */
  readonly memoryMask?: Tensor;
}

/** A block of causal self-attention, attention to a memory, and two dense layers. */
export interface TransformerDecoderBlock extends Layer<Decoded, Tensor> {
  readonly attention: MultiHeadAttention;
  readonly attentionNorm: Norm;
  readonly crossAttention: MultiHeadAttention;
  readonly crossAttentionNorm: Norm;
  readonly feedForward: Sequential;
  readonly feedForwardNorm: Norm;
}

/**
 * A transformer's decoder block (Vaswani et al. 2017): causal self-attention, attention to a memory, then two dense
 * layers, with skip connections: { x [N, L, features], memory [N, S, …] } to x's shape.
 *
 * @throws RetrogradError where the heads don't divide the features, and where x has another number of them
 */
export function transformerDecoderBlock(
  features: number,
  heads: number,
  options: Omit<TransformerOptions, "causal"> = {},
): TransformerDecoderBlock {
  const [attentionNorm, crossAttentionNorm, feedForwardNorm] = [layerNorm(), layerNorm(), layerNorm()];
  const attention = selfAttention(features, heads, { ...options, causal: true });
  const crossAttention = selfAttention(features, heads, { ...options, causal: false, rotary: false });
  const feedForward = denseLayers(features, options);
  const skip = skipping(options);
  return {
    name: "transformerDecoderBlock",
    attention,
    attentionNorm,
    crossAttention,
    crossAttentionNorm,
    feedForward,
    feedForwardNorm,
    forward({ x, memory, lengths, memoryLengths, memoryMask }, pass) {
      const looked = {
        memory,
        ...(memoryLengths && { lengths: memoryLengths }),
        ...(memoryMask && { mask: memoryMask }),
      };
      const attended = skip(x, attentionNorm, pass, (x) =>
        pass.call(attention, lengths ? { x, lengths } : x),
      );
      const crossed = skip(attended, crossAttentionNorm, pass, (x) =>
        pass.call(crossAttention, { ...looked, x }),
      );
      return skip(crossed, feedForwardNorm, pass, (x) => pass.call(feedForward, x));
    },
  };
}

function selfAttention(features: number, heads: number, options: TransformerOptions): MultiHeadAttention {
  const { causal = false, rotary = false, dropout: rate = 0.1 } = options;
  return multiHeadAttention(features, heads, { causal, rotary, dropout: rate });
}

function denseLayers(features: number, options: TransformerOptions): Sequential {
  const { hidden = 4 * features, activation = "gelu", dropout: rate = 0.1 } = options;
  return sequential([dense(hidden), activation === "relu" ? relu() : gelu(), dense(features), dropout(rate)]);
}

/** x + part(norm x), or norm(x + part x). */
function skipping({ norm = "pre" }: TransformerOptions) {
  if (norm !== "pre" && norm !== "post")
    reject("transformer", `has no norm ${String(norm)}`, 'choose "pre" or "post"');
  return (x: Tensor, its: Norm, pass: Pass, part: (x: Tensor) => Tensor): Tensor =>
    norm === "pre" ? add(x, part(pass.call(its, x))) : pass.call(its, add(x, part(x)));
}
