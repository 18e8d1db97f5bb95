import { expect, test } from "vitest";
import { flopsOf } from "./flops.ts";
import { selectWorkloads } from "./index.ts";

const mflops = (name: string) => (flopsOf(selectWorkloads([name])[0].make()) as number) / 1e6;

test.each([
  ["w1", (2 * 4 * (3 * 24 - 16)) / 1e6],
  ["w2-inference", (2 * 64 * (784 * 128 + 128 * 64 + 64 * 10)) / 1e6],
  ["gemm-128", 4.194304],
  ["gemm-128-tn", 4.194304],
  ["w4-inference", (2 * 32 * (784 * 25 * 8 + 196 * 25 * 8 * 16 + 7840)) / 1e6],
  ["w5-inference", (2 * 16 * (2 * 1024 * 9 * 1024 + 320)) / 1e6],
  ["w6-inference", (2 * 16 * (32 * 2 * 64 * 256 + 640)) / 1e6],
  ["w7", (3 * 2 * 8 * 64 * (4 * 128 ** 2 + 2 * 128 * 512 + 2 * 64 * 128)) / 1e6],
])("%s takes %d million operations", (name, expected) => {
  expect(mflops(name)).toBeCloseTo(expected, 9);
});

test("what is bound by memory has none", () => {
  expect(flopsOf(selectWorkloads(["w8-add"])[0].make())).toBeNull();
});
