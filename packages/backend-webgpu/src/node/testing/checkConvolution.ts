import type { Backend, ConvSizes, Volume } from "@retrograd/core/backend";
import { expect } from "vitest";
import { compute } from "./compute.ts";
import { wholes } from "./wholes.ts";

type Name = "conv" | "convGradInput" | "convGradFilter";

/** What a convolution's three kernels are partial derivatives of: Σ x · w · dy, over all that meet. */
function meetings(sizes: ConvSizes, meet: (x: number, w: number, dy: number) => void): void {
  const { batch, groups, inChannels, outChannels, input, output, kernel, strides, dilation, padding } = sizes;
  const at = (place: Volume, image: number, size: Volume): number =>
    place.reduce((sum, i, d) => sum * size[d] + i, image);
  for (const o of placesOf(output))
    for (const t of placesOf(kernel)) {
      const i = o.map((from, d) => from * strides[d] + t[d] * dilation[d] - padding[d]) as unknown as Volume;
      if (i.some((place, d) => place < 0 || place >= input[d])) continue;
      for (let b = 0; b < batch; b++)
        for (let g = 0; g < groups; g++)
          for (let c = 0; c < inChannels; c++)
            for (let f = 0; f < outChannels; f++)
              meet(
                (at(i, b, input) * groups + g) * inChannels + c,
                ((at(t, 0, kernel) * inChannels + c) * groups + g) * outChannels + f,
                (at(o, b, output) * groups + g) * outChannels + f,
              );
    }
}

function placesOf([depth, height, width]: Volume): Volume[] {
  return Array.from({ length: depth * height * width }, (_, i) => [
    Math.floor(i / (height * width)),
    Math.floor(i / width) % height,
    i % width,
  ]);
}

/** A kernel on a backend computes what its formula says, in whole numbers, which every order of additions gives. */
export async function checkConvolution(backend: Backend, name: Name, sizes: ConvSizes): Promise<void> {
  const { batch, groups, inChannels, outChannels, input, output, kernel } = sizes;
  const count = (volume: Volume): number => volume[0] * volume[1] * volume[2];
  const x = wholes(batch * count(input) * groups * inChannels, 3);
  const w = wholes(count(kernel) * inChannels * groups * outChannels, 5);
  const dy = wholes(batch * count(output) * groups * outChannels, 7);
  const expected = { conv: dy, convGradInput: x, convGradFilter: w }[name].slice().fill(0);
  meetings(sizes, (i, j, k) => {
    if (name === "conv") expected[k] += x[i] * w[j];
    else if (name === "convGradInput") expected[i] += dy[k] * w[j];
    else expected[j] += x[i] * dy[k];
  });
  const operands = { conv: { x, w }, convGradInput: { dy, w }, convGradFilter: { x, dy } }[name];
  const actual = await compute(backend, {
    kernel: name,
    operands,
    parameters: sizes as never,
    size: expected.length,
  });
  const wrong = expected.findIndex((value, i) => !Object.is(value + 0, actual[i] + 0));
  expect(wrong < 0 || `${wrong}: ${actual[wrong]} for ${expected[wrong]}`, JSON.stringify(sizes)).toBe(true);
}
