import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { bernoulli } from "./bernoulli.ts";
import { normal } from "./normal.ts";
import { randomBits } from "./randomBits.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("wants a key of two int32 numbers", () => {
  const key = inputLeaf("key", [2], "int32");
  expect(randomBits(key, { stream: 3, shape: [4, 5] })).toMatchObject({ shape: [4, 5], dtype: "int32" });
  expect(normal(key, { stream: 3, shape: [4, 5] })).toMatchObject({ shape: [4, 5], dtype: "float32" });
  expect(() => randomBits(input(2), { stream: 3, shape: [4] })).toThrow(
    "randomBits: the key is float32; it must be int32: cast it first.",
  );
  expect(() => randomBits(inputLeaf("key", [3], "int32"), { stream: 3, shape: [4] })).toThrow(
    "randomBits: was given a key of shape [3]; it must be two numbers, [2].",
  );
});

it("wants a probability", () => {
  const key = inputLeaf("key", [2], "int32");
  expect(() => bernoulli(key, { stream: 3, shape: [4], probability: 1.5 })).toThrow(
    "bernoulli: cannot draw with probability 1.5; it must lie between 0 and 1.",
  );
});
