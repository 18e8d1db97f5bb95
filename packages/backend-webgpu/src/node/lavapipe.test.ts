import type { Backend } from "@retrograd/core/backend";
import { describe, expect, it } from "vitest";
import type { Traits } from "../kernels/kernel.ts";
import { checkProduct } from "./testing/checkProduct.ts";
import { compute } from "./testing/compute.ts";
import { lavapipe } from "./testing/lavapipe.ts";

const { missing } = await lavapipe({});
const ways: readonly Partial<Traits>[] = [
  { way: "tiled 64x64", half: "f16" },
  { way: "tiled 16x16", half: "f16" },
  { way: "tiled 32x32 in 2", half: "packed" },
  { way: "quads 16x16" },
  { way: "plain 4x4" },
  { way: "subgroups 32x32" },
  { way: "subgroups 32x16 in 2", subgroups: { least: 4, most: 16 } },
];

describe.skipIf(missing)(`lavapipe${missing ? ` (${missing})` : ""}`, () => {
  it.each(ways)("multiplies by %j", { timeout: 60_000 }, async (traits) => {
    const { backend: own } = await lavapipe(traits);
    for (const flags of [0, 15]) await checkProduct(own as Backend, [2, 67, 35, 40], flags);
    if (["tiled 64x64", "subgroups 32x32"].includes(traits.way as string))
      await checkProduct(own as Backend, [1, 260, 260, 252], 1);
    own?.dispose();
  });

  it.each(["f16", "packed"] as const)(
    "rounds operands to float16, and not their sums, by %s",
    async (half) => {
      const { backend: own } = await lavapipe({ way: "tiled 16x16", half });
      const parameters = {
        batch: 1,
        m: 1,
        n: 1,
        k: 4096,
        transposeA: false,
        transposeB: false,
        batchedA: false,
        batchedB: false,
      };
      // 1 + 2⁻¹² is 1 in float16; 4096 times 1.0009765625 is more than float16 could tell from its neighbours.
      const operands = {
        a: new Float32Array(4096).fill(1 + 2 ** -12),
        b: new Float32Array(4096).fill(1 + 2 ** -10),
      };
      expect([
        ...(await compute(own as Backend, { kernel: "matmul", operands, parameters, size: 1 })),
      ]).toEqual([4096 + 4]);
      own?.dispose();
    },
  );
});
