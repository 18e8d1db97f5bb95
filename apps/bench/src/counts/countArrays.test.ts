import { expect, test } from "vitest";
import { countArrays } from "./countArrays.ts";

test("typed arrays are counted by whatever makes them", () => {
  const numbers = new Float32Array(8);
  let made: unknown[] = [];
  const count = countArrays(() => {
    made = [new Float32Array(2), new Int32Array(2), numbers.slice(1), numbers.subarray(1)];
  });
  expect(count).toBe(4);
  expect(made[0]).toBeInstanceOf(Float32Array);
});

test("afterwards nothing is counted any more", () => {
  const before = globalThis.Float32Array;
  countArrays(() => {});
  expect(globalThis.Float32Array).toBe(before);
});

test("what throws leaves nothing behind", () => {
  const before = globalThis.Float32Array;
  expect(() =>
    countArrays(() => {
      throw new Error("stop");
    }),
  ).toThrow("stop");
  expect(globalThis.Float32Array).toBe(before);
});
