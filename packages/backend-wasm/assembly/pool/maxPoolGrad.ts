/** out[j] = Σ over the k with indices[k] = j of dy[k]; units are images. Arguments: dy, indices, out, bytes of an image of dy, and of out. */
export function maxPoolGrad(args: usize, from: usize, to: usize): void {
  const dy = load<usize>(args), indices = load<usize>(args, 4), out = load<usize>(args, 8);
  const windows = load<usize>(args, 12), image = load<usize>(args, 16);
  memory.fill(out + from * image, 0, (to - from) * image);
  for (let k = from * windows, end = to * windows; k < end; k += 4) {
    const at = out + load<usize>(indices + k) * 4;
    store<f32>(at, load<f32>(at) + load<f32>(dy + k));
  }
}
