import type { Backend } from "@retrograd/core/backend";
import { describe, it } from "vitest";
import { checkProduct, type Size } from "../node/testing/checkProduct.ts";
import { testBackend } from "../node/testing/testBackend.ts";
import type { Traits } from "./kernel.ts";

const { missing } = await testBackend();

/** One of everything, less and more than a tile, primes, no terms, and a long axis. */
const corners: readonly Size[] = [
  [1, 1, 1, 1],
  [1, 5, 7, 3],
  [3, 4, 4, 9],
  [2, 9, 2, 33],
  [1, 65, 6, 64],
  [2, 3, 5, 0],
  [1, 17, 3, 1031],
];
/** Past a tile of 128 in both directions. */
const large: Size = [2, 131, 137, 20];
/** All that vec4 loads go by: whole fours along every axis, and enough products. */
const fours: Size = [1, 260, 260, 252];
/** Bits: A transposed, B transposed, A batched, B batched. */
const all = Array.from({ length: 16 }, (_, flags) => flags);
const transposes = [0, 1, 2, 3];

/** SwiftShader takes a second to compile a large tile, so that each has few cases. */
const families: readonly [
  name: string,
  traits: Partial<Traits>,
  cases: readonly (readonly [Size, readonly number[]])[],
][] = [
  ["quads", {}, corners.map((size) => [size, all])],
  [
    "quads in 4",
    { way: "quads 16x16 in 4" },
    [
      [corners[3], all],
      [corners[6], transposes],
    ],
  ],
  ["plain", { subgroups: null }, corners.map((size) => [size, [0, 5, 10, 13, 15]])],
  [
    "plain in 8",
    { way: "plain 4x4 in 8" },
    [
      [corners[3], [15]],
      [corners[6], transposes],
    ],
  ],
  [
    "the ways of a GPU",
    { isCpu: false, subgroups: null },
    [
      [corners[1], [0]],
      [corners[4], [2]],
      [[16, 33, 9, 17], [9]],
    ],
  ],
  [
    "tiles of 16",
    { way: "tiled 16x16" },
    [
      [corners[0], [0]],
      [corners[3], [13]],
      [corners[5], [0]],
      [corners[6], [2]],
    ],
  ],
  [
    "tiles of 32 in 4",
    { way: "tiled 32x32 in 4" },
    [
      [corners[3], [10]],
      [corners[6], [5]],
    ],
  ],
  [
    "tiles of 64",
    { way: "tiled 64x64" },
    [
      [corners[3], [14]],
      [fours, transposes],
    ],
  ],
  ["tiles of 128 by 64", { way: "tiled 128x64" }, [[large, [7]]]],
  ["tiles of 128 in 2", { way: "tiled 128x128 in 2" }, [[fours, [1]]]],
  [
    "subgroups",
    { way: "subgroups 32x4" },
    [...corners.map((size) => [size, [0, 5, 10, 15]] as const), [large, transposes]],
  ],
  ["subgroups by fours", { way: "subgroups 64x16" }, [[fours, transposes]]],
  [
    "subgroups of a quarter of the widest size in 4",
    { way: "subgroups 32x32 in 4", subgroups: { least: 4, most: 16 } },
    [
      [corners[3], [14]],
      [corners[6], transposes],
    ],
  ],
  ["float16 tiles", { way: "tiled 64x64", half: "packed" }, [[fours, [3]]]],
  ["float16 tiles of 16", { way: "tiled 16x16", half: "packed" }, [[corners[3], [12]]]],
];

describe.skipIf(missing)(`matmul${missing ? ` (${missing})` : ""}`, () => {
  describe.each(families)("%s", (_, traits, cases) => {
    it.each(cases)("%j, transposed and batched as %j", { timeout: 60_000 }, async (size, flags) => {
      const { backend } = await testBackend(traits);
      for (const each of flags) await checkProduct(backend as Backend, size, each);
      backend?.dispose();
    });
  });
});
