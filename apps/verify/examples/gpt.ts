import {
  dropout,
  embedding,
  type Layer,
  layerNorm,
  learnedPositions,
  sequential,
  tied,
  transformerEncoderBlock,
} from "@retrograd/core";

/** How large a language model is. */
export interface GptSize {
  /** Different characters. */
  readonly characters: number;
  /** How many of them it sees at once. */
  readonly context: number;
  readonly features: number;
  readonly heads: number;
  readonly blocks: number;
}

/** A language model: scores for the character behind each one, from all up to it (Radford et al. 2018). */
export function gpt({ characters, context, features, heads, blocks }: GptSize): Layer {
  const table = embedding(characters, features);
  return sequential([
    table,
    learnedPositions(context),
    dropout(0.1),
    ...Array.from({ length: blocks }, () => transformerEncoderBlock(features, heads, { causal: true })),
    layerNorm(),
    tied(table),
  ]);
}
