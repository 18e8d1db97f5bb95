import { expect, test } from "vitest";
import { cast } from "./cast.ts";

test("numbers in their own dtype are the same array", () => {
  const numbers = new Float32Array([1]);
  expect(cast("w", numbers, "float32")).toBe(numbers);
});

test("other dtypes have the nearest numbers", () => {
  expect(cast("w", new Float64Array([0.1, 1e300]), "float32")).toEqual(new Float32Array([0.1, Infinity]));
  expect(cast("w", new Int32Array([-3]), "float64")).toEqual(new Float64Array([-3]));
});

test("floats are no integers", () => {
  expect(() => cast("w", new Float64Array([1]), "int32")).toThrow(
    "w: cannot take float64 numbers as int32; give it whole numbers, as int32.",
  );
});
