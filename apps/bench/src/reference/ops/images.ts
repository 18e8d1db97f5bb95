import type { Tape, Value } from "../tape.ts";

/** Of [batch, height, width, channels]. */
export interface Size {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** y[n, h, w, o] = b[o] + Σ x[n, h + i - k/2, w + j - k/2, c] W[i, j, c, o] with an odd k by k filter, zeros around the image. */
export function convolve(
  tape: Tape,
  x: Value,
  weight: Value,
  bias: Value | null,
  size: Size,
  k: number,
): Value {
  const { channels } = size;
  const outputs = weight.data.length / (k * k * channels);
  const y = new Float64Array((x.data.length / channels) * outputs);
  const pixels = y.length / outputs;
  if (bias) for (let p = 0; p < pixels; p++) y.set(bias.data, p * outputs);
  eachTap(size, k, (from, to, tap) => {
    for (let c = 0; c < channels; c++) {
      const xi = x.data[from * channels + c];
      const w = (tap * channels + c) * outputs;
      for (let o = 0; o < outputs; o++) y[to * outputs + o] += xi * weight.data[w + o];
    }
  });
  return tape.record(y, (dy) => {
    if (bias) for (let i = 0; i < dy.length; i++) bias.grad[i % outputs] += dy[i];
    eachTap(size, k, (from, to, tap) => {
      for (let c = 0; c < channels; c++) {
        const xi = x.data[from * channels + c];
        const w = (tap * channels + c) * outputs;
        let sum = 0;
        for (let o = 0; o < outputs; o++) {
          const d = dy[to * outputs + o];
          sum += d * weight.data[w + o];
          weight.grad[w + o] += xi * d;
        }
        x.grad[from * channels + c] += sum;
      }
    });
  });
}

/** Every pixel of the input under every tap of the filter, with the pixel of the output that it adds to. */
function eachTap(
  { batch, height, width }: Size,
  k: number,
  use: (from: number, to: number, tap: number) => void,
): void {
  const half = k >> 1;
  for (let n = 0; n < batch; n++)
    for (let h = 0; h < height; h++)
      for (let w = 0; w < width; w++)
        for (let i = Math.max(0, half - h); i < Math.min(k, height + half - h); i++)
          for (let j = Math.max(0, half - w); j < Math.min(k, width + half - w); j++)
            use((n * height + h + i - half) * width + w + j - half, (n * height + h) * width + w, i * k + j);
}

/** The largest of each 2 by 2 pixels; its gradient goes to the first of them that is as large. */
export function maxPool2(tape: Tape, x: Value, { batch, height, width, channels }: Size): Value {
  const y = new Float64Array(x.data.length / 4);
  const winner = new Int32Array(y.length);
  for (let p = 0; p < y.length; p++) {
    const c = p % channels;
    const column = Math.floor(p / channels) % (width / 2);
    // Rows of all images in turn, since heights are even.
    const row = Math.floor(p / channels / (width / 2));
    const corner = (2 * row * width + 2 * column) * channels + c;
    const candidates = [
      corner,
      corner + channels,
      corner + width * channels,
      corner + (width + 1) * channels,
    ];
    winner[p] = candidates.reduce((best, at) => (x.data[at] > x.data[best] ? at : best));
    y[p] = x.data[winner[p]];
  }
  if (y.length !== (batch * height * width * channels) / 4) throw new Error("maxPool2: odd sizes");
  return tape.record(y, (dy) => {
    for (let p = 0; p < dy.length; p++) x.grad[winner[p]] += dy[p];
  });
}

/** The mean of every channel over the image. */
export function meanOverImage(tape: Tape, x: Value, { batch, height, width, channels }: Size): Value {
  const pixels = height * width;
  const y = new Float64Array(batch * channels);
  const target = (i: number) => Math.floor(i / channels / pixels) * channels + (i % channels);
  for (let i = 0; i < x.data.length; i++) y[target(i)] += x.data[i] / pixels;
  return tape.record(y, (dy) => {
    for (let i = 0; i < x.data.length; i++) x.grad[i] += dy[target(i)] / pixels;
  });
}
