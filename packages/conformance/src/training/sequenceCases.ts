import { array, embedding, lstm, rnn } from "@retrograd/core";
import { indices } from "../gradients/point.ts";
import { exactlyBetween } from "./exactly.ts";
import type { LayerCase, Variants } from "./layerCases.ts";
import type { LayerInput } from "./layerInput.ts";

const on = (make: LayerCase["make"], shape: LayerInput = [4, 3]): LayerCase => ({ make, shape });

/** Cases of the layers that take sequences. */
export const sequenceCases = {
  embedding: (make) => ({
    "ids [2, 3]": on(
      (dtype) => make(5, 2, { initializer: exactlyBetween(-1, 1), dtype }),
      indices([2, 3], 5, "ids"),
    ),
  }),
  tied: (make) => ({ "to six ids": on(() => make(embedding(6, 3, { initializer: exactlyBetween(-1, 1) }))) }),
  learnedPositions: (make) => ({
    "three of five": on(() => make(5, { initializer: exactlyBetween(-1, 1) }), [2, 3, 2]),
  }),
  sinusoidalPositions: (make) => ({ "[2, 3, 5]": on(() => make(), [2, 3, 5]) }),
  lstm: (make) => ({
    "last step": on(() => make(2), [2, 3, 2]),
    "of different lengths, every step": on(() => make(2, { sequences: true }), {
      x: [2, 3, 2],
      lengths: array(Int32Array.of(1, 3)),
      state: { h: [2, 2], c: [2, 2] },
    }),
  }),
  gru: (make) => ({ "from the back": on(() => make(2, { reverse: true, sequences: true }), [2, 3, 2]) }),
  rnn: (make) => ({ "no bias": on(() => make(2, { bias: false }), [2, 3, 2]) }),
  lstmCell: (make) => ({ "one step": on(() => make(2), { x: [2, 3], h: [2, 2], c: [2, 2] }) }),
  gruCell: (make) => ({ "one step": on(() => make(2, { reset: "before" }), { x: [2, 3], h: [2, 2] }) }),
  rnnCell: (make) => ({ "one step": on(() => make(2, { activation: "relu" }), { x: [2, 3], h: [2, 2] }) }),
  stacked: (make) => ({
    "two, with lengths": on(() => make([rnn(2, { sequences: true }), rnn(2)]), {
      x: [2, 3, 1],
      lengths: array(Int32Array.of(3, 2)),
    }),
  }),
  bidirectional: (make) => ({
    "of different lengths": on(() => make(rnn(2), rnn(2, { reverse: true })), {
      x: [2, 3, 1],
      lengths: array(Int32Array.of(3, 2)),
    }),
  }),
  withState: (make) => ({ "an LSTM": on(() => make(lstm(2)), [2, 2, 2]) }),
  multiHeadAttention: (make) => ({
    "two heads, causal, rotary": on(() => make(4, 2, { causal: true, rotary: true }), [2, 3, 4]),
    "to a memory, with lengths": on(() => make(2, 1, { bias: false }), {
      x: [2, 2, 2],
      memory: [2, 3, 3],
      lengths: array(Int32Array.of(2, 3)),
    }),
  }),
  transformerEncoderBlock: (make) => ({
    "norm in front, causal": on(() => make(4, 2, { causal: true, hidden: 4, dropout: 0.2 }), [2, 2, 4]),
    "norm behind, relu": on(() => make(2, 1, { norm: "post", activation: "relu", hidden: 3 }), [2, 3, 2]),
  }),
  transformerDecoderBlock: (make) => ({
    "with a memory": on(() => make(2, 1, { hidden: 3, dropout: 0 }), {
      x: [2, 2, 2],
      memory: [2, 3, 2],
      memoryLengths: array(Int32Array.of(3, 2)),
    }),
  }),
} satisfies {
  readonly [K in SequenceLayerName]: Variants<K>;
};

type SequenceLayerName =
  | "embedding"
  | "tied"
  | "learnedPositions"
  | "sinusoidalPositions"
  | "lstm"
  | "gru"
  | "rnn"
  | "lstmCell"
  | "gruCell"
  | "rnnCell"
  | "stacked"
  | "bidirectional"
  | "withState"
  | "multiHeadAttention"
  | "transformerEncoderBlock"
  | "transformerDecoderBlock";
