import { describe, expect, test } from "vitest";
import { Mismatch } from "../check.ts";
import { compare, expectUnchanged } from "./compare.ts";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

describe("numbers agree", () => {
  test.each([
    ["equal", 1, 1, 0],
    ["within the bound", 1 + 2 ** -23, 1, 2 ** -23],
    ["NaN and NaN", nan, nan, 0],
    ["infinities of one sign", -infinity, -infinity, 0],
    ["zeros of either sign", -0, 0, 0],
    ["an overflow and what float32 can't hold", infinity, 1e39, 0],
    ["an overflow and the last number but one", infinity, 3.4028234e38, 1e33],
    ["zero and a subnormal that was flushed", 0, 1e-39, 0],
  ])("%s", (_, got, want, bound) => {
    expect(() => compare("x", Float32Array.of(got), [want], [bound])).not.toThrow();
  });
});

describe("numbers differ", () => {
  test.each([
    ["by more than the bound", 1.1, 1, 0.01],
    ["NaN and a number", nan, 1, infinity],
    ["a number and NaN", 1, nan, infinity],
    ["infinities of different sign", infinity, -infinity, 0],
    ["an infinity and a number", infinity, 1, 1],
    ["a number and an infinity", 3e38, infinity, 1],
    ["what float32 can't hold and its largest", 3.4028234663852886e38, 1e39, 0],
    ["zero and a small number", 0, 1e-37, 0],
  ])("%s", (_, got, want, bound) => {
    expect(() => compare("x", Float32Array.of(got), [want], [bound])).toThrow(Mismatch);
  });
});

test("a mismatch says where, by the place in the shape, what and how often", () => {
  const got = Float32Array.of(0, 1, 2, 3, 4, 9);
  expect(() => compare("dx", got, [0, 1, 2, 3, 5, 5], new Float32Array(6), [2, 3])).toThrow(
    "dx[1, 1]: got 4, want 5; 2 of 6 elements are wrong",
  );
  expect(() => compare("dx", got, [0], [0])).toThrow("dx has 6 elements where there should be 1");
});

test("a changed operand is noticed by its bits", () => {
  expect(() => expectUnchanged("x", Float32Array.of(1, nan), Float32Array.of(1, nan))).not.toThrow();
  expect(() => expectUnchanged("x", Float32Array.of(1, -0), Float32Array.of(1, 0))).toThrow(
    "the kernel has changed its operand: x[1] was 0 and is 0",
  );
});
