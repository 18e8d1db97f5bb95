import type { ConvSizes, Implementation, TypedArray, Windows } from "@retrograd/core/backend";

/** Visits where output place o and tap t meet input place i, in every image: the three as their numbers in row-major order. */
function eachMeeting(sizes: Windows, visit: (o: number, t: number, i: number) => void): void {
  const { batch, input, output, kernel, strides, dilation, padding } = sizes;
  const sizeOf = ([depth, height, width]: Windows["input"]): number => depth * height * width;
  /** The place's number within a volume; -1 outside. */
  const place = (at: number[], size: Windows["input"]): number =>
    at.every((each, d) => each >= 0 && each < size[d]) ? (at[0] * size[1] + at[1]) * size[2] + at[2] : -1;
  const at = (number: number, [, height, width]: Windows["input"]): number[] => [
    Math.floor(number / (height * width)),
    Math.floor(number / width) % height,
    number % width,
  ];
  for (let b = 0; b < batch; b++)
    for (let o = 0; o < sizeOf(output); o++)
      for (let t = 0; t < sizeOf(kernel); t++) {
        const [window, tap] = [at(o, output), at(t, kernel)];
        const met = window.map((each, d) => each * strides[d] + tap[d] * dilation[d] - padding[d]);
        const i = place(met, input);
        if (i >= 0) visit(b * sizeOf(output) + o, t, b * sizeOf(input) + i);
      }
}

/** Visits every product of a convolution, as places in x, w and y; what is summed up in them decides which kernel it is. */
function eachProduct(sizes: ConvSizes, visit: (x: number, w: number, y: number) => void): void {
  const { groups, inChannels, outChannels } = sizes;
  eachMeeting(sizes, (o, t, i) => {
    for (let g = 0; g < groups; g++)
      for (let c = 0; c < inChannels; c++)
        for (let f = 0; f < outChannels; f++)
          visit(
            (i * groups + g) * inChannels + c,
            ((t * inChannels + c) * groups + g) * outChannels + f,
            (o * groups + g) * outChannels + f,
          );
  });
}

/** Makes a kernel that adds up its products in float64 and rounds each sum once, when it is stored. */
function summed(
  out: TypedArray,
  sizes: ConvSizes,
  product: (sums: Float64Array, x: number, w: number, y: number) => void,
): () => void {
  const sums = new Float64Array(out.length);
  return () => {
    sums.fill(0);
    eachProduct(sizes, (x, w, y) => product(sums, x, w, y));
    out.set(sums);
  };
}

const conv: Implementation<"conv", TypedArray> = ({ x, w, out }, sizes) =>
  summed(out, sizes, (sums, inX, inW, inY) => {
    sums[inY] += x[inX] * w[inW];
  });

const convGradInput: Implementation<"convGradInput", TypedArray> = ({ dy, w, out }, sizes) =>
  summed(out, sizes, (sums, inX, inW, inY) => {
    sums[inX] += dy[inY] * w[inW];
  });

const convGradFilter: Implementation<"convGradFilter", TypedArray> = ({ x, dy, out }, sizes) =>
  summed(out, sizes, (sums, inX, inW, inY) => {
    sums[inW] += x[inX] * dy[inY];
  });

const argMaxPool: Implementation<"argMaxPool", TypedArray> = ({ x, out }, sizes) => {
  const { channels } = sizes;
  return () => {
    out.fill(-1);
    eachMeeting(sizes, (o, _, i) => {
      for (let c = 0; c < channels; c++) {
        const [next, best] = [x[i * channels + c], x[out[o * channels + c]]];
        // The first NaN is larger than everything.
        const isFirst = out[o * channels + c] < 0;
        if (isFirst || next > best || (Number.isNaN(next) && !Number.isNaN(best)))
          out[o * channels + c] = i * channels + c;
      }
    });
  };
};

const maxPoolGrad: Implementation<"maxPoolGrad", TypedArray> = ({ dy, indices, out }) => {
  const sums = new Float64Array(out.length);
  return () => {
    sums.fill(0);
    for (let k = 0; k < dy.length; k++) sums[indices[k]] += dy[k];
    out.set(sums);
  };
};

export const windows = { conv, convGradInput, convGradFilter, argMaxPool, maxPoolGrad };
