import { describe, expect, it } from "vitest";
import type { DType, TypedArray } from "../backend/dtype.ts";
import { Trace } from "../compile/trace.ts";
import { inputLeaf } from "../graph/apply.ts";
import { checksOf } from "../graph/expect.ts";
import type { Tensor } from "../graph/tensor.ts";
import { multiHeadAttention } from "./attention.ts";
import { embedding, tied } from "./embedding.ts";
import { gru } from "./gru.ts";
import type { Layer } from "./layer.ts";
import { lstm, lstmCell } from "./lstm.ts";
import { learnedPositions, sinusoidalPositions } from "./positions.ts";
import { bidirectional, stacked, withState } from "./recurrentStacks.ts";
import { sequential } from "./sequential.ts";
import { transformerDecoderBlock, transformerEncoderBlock } from "./transformer.ts";
import { namedParametersOf } from "./walk.ts";

const of = (shape: number[], dtype: DType = "float32"): Tensor => inputLeaf("x", shape, dtype);
const called = <In, Out>(layer: Layer<In, Out>, x: In): Out =>
  new Trace({ name: "test", dtypes: ["float32"] }, true).call(layer, x);

const looked = (input: Tensor, numbers: TypedArray): void => {
  for (const check of checksOf(input)) check(numbers);
};

describe("shapes", () => {
  it("of recurrent layers are those of the last step, or of every one", () => {
    expect(called(lstm(5), of([2, 3, 4])).shape).toEqual([2, 5]);
    expect(called(gru(5, { sequences: true }), of([2, 3, 4])).shape).toEqual([2, 3, 5]);
    const { y, h, c } = called(withState(lstm(5)), of([2, 3, 4]));
    expect([y.shape, h.shape, c.shape]).toEqual([
      [2, 3, 5],
      [2, 5],
      [2, 5],
    ]);
    expect(called(lstmCell(5), { x: of([2, 4]) }).c.shape).toEqual([2, 5]);
    const both = bidirectional(lstm(5, { sequences: true }), lstm(6, { sequences: true, reverse: true }));
    expect(called(stacked([both, gru(3)]), of([2, 3, 4])).shape).toEqual([2, 3]);
  });

  it("of a language model are a score for each word at each step, from a table that is there once", () => {
    const words = embedding(11, 8);
    const model = sequential([
      words,
      learnedPositions(6),
      transformerEncoderBlock(8, 2, { causal: true }),
      tied(words),
    ]);
    expect(called(model, of([2, 5], "int32")).shape).toEqual([2, 5, 11]);
    const names = [...namedParametersOf(model).keys()];
    expect(names).toContain("0.weight");
    expect(names).toContain("3.bias");
    expect(names).not.toContain("3.table.weight");
  });

  it("of a decoder block are those of its steps", () => {
    const given = { x: of([2, 3, 8]), memory: of([2, 5, 6]) };
    expect(called(transformerDecoderBlock(8, 2), given).shape).toEqual([2, 3, 8]);
  });
});

describe("what is wrong is said of", () => {
  it("positions", () => {
    expect(() => called(learnedPositions(4), of([2, 5, 8]))).toThrow(
      "learnedPositions: was given 5 steps in [2,5,8]; there are 4 positions.",
    );
    expect(() => called(sinusoidalPositions(), of([5]))).toThrow(
      "sinusoidalPositions: was given [5]; give sequences, [..., steps, features].",
    );
  });

  it("heads", () => {
    expect(() => multiHeadAttention(10, 4)).toThrow(
      "multiHeadAttention: cannot cut 10 features into 4 heads; the heads must divide the features.",
    );
    expect(() => transformerEncoderBlock(8, 2, { norm: "none" as "pre" })).toThrow(
      'transformer: has no norm none; choose "pre" or "post".',
    );
  });

  it("masks and memories", () => {
    const attention = multiHeadAttention(8, 2);
    expect(() => called(attention, { x: of([2, 3, 8]), mask: of([3, 4], "int32") })).toThrow(
      "attention: the mask has shape [3,4] and the scores [2,2,3,3]; every axis of the mask must be that of the scores, counted from the last, or 1 (in layer multiHeadAttention).",
    );
    expect(() => called(attention, { x: of([2, 3, 8]), memory: of([3, 3, 8]) })).toThrow(
      "multiHeadAttention: was given [2,3,8] and the memory [3,3,8]; give [examples, steps, features] of as many examples.",
    );
    expect(() => called(lstm(5), { x: of([2, 3, 4]), mask: of([3, 2], "int32") })).toThrow(
      "lstm: the mask has shape [3,2] and the sequences [2,3,4]; the mask must have shape [2,3].",
    );
  });

  it("lengths, before a run", () => {
    const lengths = of([2], "int32");
    called(lstm(5), { x: of([2, 3, 4]), lengths });
    const check = (numbers: TypedArray) => () => looked(lengths, numbers);
    expect(check(Int32Array.of(3, 0))).not.toThrow();
    expect(check(Int32Array.of(3, 4))).toThrow(
      "lstm: example 1 has the length 4, and there are 3 steps; lengths must lie between 0 and 3.",
    );
    expect(() => called(lstm(5), { x: of([2, 3, 4]), lengths: of([3], "int32") })).toThrow(
      "lstm: lengths have shape [3] and the sequences [2,3,4]; lengths must have shape [2].",
    );
  });

  it("sequences and states", () => {
    expect(() => called(lstm(5), of([2, 4]))).toThrow(
      "lstm: was given [2,4]; give sequences of one step at least, [examples, steps, features].",
    );
    expect(() => called(lstm(5), { x: of([2, 3, 4]), state: { h: of([2, 4]) } })).toThrow(
      "lstm: the initial h has shape [2,4]; for [2,3,4] it must be [2,5].",
    );
    expect(() => lstm(0)).toThrow("lstm: cannot have 0 units; give a whole number from 1.");
    expect(() => stacked([lstm(5), lstm(5)])).toThrow(
      "stacked: layer 0 gives its last step alone; make it with { sequences: true }.",
    );
    expect(() => bidirectional(lstm(5), lstm(5, { sequences: true }))).toThrow(
      "bidirectional: was given one layer that gives sequences and one that does not; make both the same.",
    );
  });

  it("ids, before a run", () => {
    const ids = of([2, 2], "int32");
    called(embedding(5, 3), ids);
    expect(() => looked(ids, Int32Array.of(0, 4, 5, 1))).toThrow(
      "embedding: id 5 at position 2 is out of range; ids must be whole numbers from 0 to 4.",
    );
    expect(() => embedding(0, 3)).toThrow("embedding: cannot have 0 ids; give a whole number from 1.");
    expect(() => called(tied(embedding(5, 3)), of([2, 4]))).toThrow(
      "tied: was given features [2,4]; the embedding's vectors have 3.",
    );
  });
});
