import type { Backend, ConvSizes } from "@retrograd/core/backend";
import { describe, it } from "vitest";
import { checkConvolution } from "../node/testing/checkConvolution.ts";
import { testBackend } from "../node/testing/testBackend.ts";
import type { Traits } from "./kernel.ts";

const { missing } = await testBackend();

/** The output's sizes follow from the others. */
function sizesOf(given: Partial<ConvSizes>): ConvSizes {
  const sizes = {
    ...{ batch: 1, groups: 1, inChannels: 1, outChannels: 1, input: [1, 1, 1], kernel: [1, 1, 1] },
    ...{ strides: [1, 1, 1], dilation: [1, 1, 1], padding: [0, 0, 0] },
    ...given,
  };
  const output = sizes.input.map((length, d) => {
    const reach = (sizes.kernel[d] - 1) * sizes.dilation[d] + 1;
    return Math.floor((length + 2 * sizes.padding[d] - reach) / sizes.strides[d]) + 1;
  });
  return { ...sizes, output } as unknown as ConvSizes;
}

const cases: readonly [what: string, sizes: ConvSizes][] = [
  [
    "padded",
    sizesOf({
      batch: 2,
      inChannels: 5,
      outChannels: 9,
      input: [1, 7, 11],
      kernel: [1, 3, 3],
      padding: [0, 1, 1],
    }),
  ],
  [
    "strides that divide nothing",
    sizesOf({
      inChannels: 3,
      outChannels: 6,
      input: [1, 11, 8],
      kernel: [1, 5, 4],
      strides: [1, 3, 2],
      padding: [0, 2, 0],
    }),
  ],
  [
    "strides and dilations with a common factor",
    sizesOf({
      inChannels: 2,
      outChannels: 4,
      input: [1, 13, 15],
      kernel: [1, 3, 2],
      strides: [1, 4, 2],
      dilation: [1, 2, 3],
      padding: [0, 3, 2],
    }),
  ],
  [
    "strides past the filter and the input",
    sizesOf({
      batch: 3,
      inChannels: 4,
      outChannels: 5,
      input: [1, 2, 9],
      kernel: [1, 1, 2],
      strides: [1, 3, 4],
      padding: [0, 1, 0],
    }),
  ],
  [
    "groups, and one channel for each",
    sizesOf({ batch: 2, groups: 6, input: [1, 5, 6], kernel: [1, 3, 3], padding: [0, 1, 1] }),
  ],
  [
    "groups of several channels",
    sizesOf({ groups: 3, inChannels: 2, outChannels: 5, input: [1, 6, 7], kernel: [1, 2, 3] }),
  ],
  [
    "more channels than are added up in one run",
    sizesOf({ inChannels: 301, outChannels: 274, input: [1, 1, 3], kernel: [1, 1, 2] }),
  ],
  [
    "a longer line than is added up in one run",
    sizesOf({ inChannels: 2, outChannels: 3, input: [1, 1, 601], kernel: [1, 1, 4], padding: [0, 0, 1] }),
  ],
  [
    "three axes",
    sizesOf({
      inChannels: 2,
      outChannels: 4,
      input: [5, 4, 6],
      kernel: [2, 3, 2],
      strides: [2, 1, 2],
      padding: [1, 0, 1],
    }),
  ],
  ["no channels", sizesOf({ inChannels: 0, outChannels: 4, input: [1, 3, 3], kernel: [1, 2, 2] })],
  ["no images", sizesOf({ batch: 0, inChannels: 2, outChannels: 3, input: [1, 3, 3], kernel: [1, 2, 2] })],
];

/** SwiftShader takes a second to compile a tile, so that each has few cases. */
const adapters: readonly [name: string, traits: Partial<Traits>, which: RegExp][] = [
  ["a CPU", {}, /./],
  ["a CPU without subgroups", { subgroups: null }, /./],
  ["a GPU", { isCpu: false }, /^no channels|more channels/],
  [
    "a GPU in tiles of 16",
    { isCpu: false, way: "tiled 16x16" },
    /padded|common factor|past the filter|several/,
  ],
  ["a GPU in tiles of 32 in 2", { isCpu: false, way: "tiled 32x32 in 2" }, /divide nothing|three axes/],
];

describe.skipIf(missing)(`convolutions${missing ? ` (${missing})` : ""}`, () => {
  describe.each(adapters)("on %s", (_, traits, which) => {
    it.each(cases.filter(([what]) => which.test(what)))("%s", { timeout: 60_000 }, async (_, sizes) => {
      const { backend } = await testBackend(traits);
      for (const name of ["conv", "convGradInput", "convGradFilter"] as const)
        await checkConvolution(backend as Backend, name, sizes);
      backend?.dispose();
    });
  });

  it("in tiles of 64, loaded by fours", { timeout: 60_000 }, async () => {
    const channels = { inChannels: 32, outChannels: 36 };
    const sizes = sizesOf({
      batch: 4,
      ...channels,
      input: [1, 20, 22],
      kernel: [1, 3, 3],
      padding: [0, 1, 1],
    });
    const { backend } = await testBackend({ isCpu: false, way: "tiled 64x64" });
    for (const name of ["conv", "convGradInput", "convGradFilter"] as const)
      await checkConvolution(backend as Backend, name, sizes);
    backend?.dispose();
  });
});
