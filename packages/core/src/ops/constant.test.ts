import { expect, it } from "vitest";
import { arange } from "./arange.ts";
import { constant } from "./constant.ts";
import { full } from "./full.ts";

it("takes nested arrays, typed arrays and numbers", () => {
  expect(constant([[1, 2, 3]])).toMatchObject({ shape: [1, 3], dtype: "float32" });
  expect(constant(new Int32Array(6), { shape: [2, 3] })).toMatchObject({ shape: [2, 3], dtype: "int32" });
  expect(constant(0.5, { shape: [2], dtype: "float64" })).toMatchObject({ shape: [2], dtype: "float64" });
});

it("keeps its numbers when the array changes", () => {
  const numbers = new Float32Array([1, 2]);
  const { node } = constant(numbers);
  numbers[0] = 7;
  expect(node.source).toEqual({ kind: "data", data: new Float32Array([1, 2]) });
});

it("says what is no int32, and no length", () => {
  expect(() => full([2], 0.5, "int32")).toThrow(
    "full: cannot take 0.5 as int32; give a whole number, or cast to float32 first.",
  );
  expect(() => arange(-1)).toThrow("arange: cannot count to -1; the length must be a whole number from 0.");
});
