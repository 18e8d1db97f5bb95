import { expect, test } from "vitest";
import { expectedFigures, firstDifference, probed } from "./figures.ts";
import type { ProductWorkload } from "./workloads/workload.ts";

const n = 9;
const product: ProductWorkload = {
  kind: "product",
  name: "gemm-9",
  n,
  transposition: "NN",
  a: Float32Array.from({ length: n * n }, (_, i) => (i % 7) - 3),
  b: Float32Array.from({ length: n * n }, (_, i) => (i % 5) - 2),
  tolerance: 1e-6,
};

function multiplied(aT = false, bT = false): Float32Array {
  const out = new Float32Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++)
      for (let k = 0; k < n; k++) {
        out[i * n + j] += product.a[aT ? k * n + i : i * n + k] * product.b[bT ? j * n + k : k * n + j];
      }
  }
  return out;
}

test("a right product has the expected figures", () => {
  const figures = probed(product, [multiplied()]);
  expect(firstDifference(figures, expectedFigures(product, null), product.tolerance)).toBeNull();
});

test.each(["NN", "NT", "TN", "TT"] as const)(
  "a product %s has the factors transposed that it names",
  (transposition) => {
    const own = { ...product, transposition };
    const expected = expectedFigures(own, null);
    const right = multiplied(transposition[0] === "T", transposition[1] === "T");
    expect(firstDifference(probed(own, [right]), expected, own.tolerance)).toBeNull();
    const other = multiplied(transposition[0] !== "T", transposition[1] === "T");
    expect(firstDifference(probed(own, [other]), expected, own.tolerance)).toMatch(/^out /);
  },
);

test.each([0, n * n - 1])("a wrong element %d is noticed", (place) => {
  const out = multiplied();
  out[place] += 1;
  const difference = firstDifference(
    probed(product, [out]),
    expectedFigures(product, null),
    product.tolerance,
  );
  expect(difference).toMatch(/^out (0|63) is /);
});

test("NaN differs from everything", () => {
  expect(firstDifference({ loss: [Number.NaN] }, { loss: [1] }, 1)).toBe(
    "loss 0 is NaN, the reference has 1",
  );
});

test("a figure that is missing is a difference", () => {
  expect(firstDifference({ loss: [1] }, { loss: [1, 2] }, 1e-3)).toBe(
    "loss 1 is undefined, the reference has 2",
  );
});
