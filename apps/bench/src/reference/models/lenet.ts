import { relu } from "../ops/elementwise.ts";
import { convolve, maxPool2 } from "../ops/images.ts";
import { linear } from "../ops/linear.ts";
import type { Forward } from "./model.ts";

export const lenet: Forward = (tape, x, p, batch) => {
  const first = { batch, height: 28, width: 28, channels: 1 };
  const z1 = convolve(tape, x, p["conv1.weight"], p["conv1.bias"], first, 5);
  const y1 = maxPool2(tape, relu(tape, z1), { ...first, channels: 8 });
  const second = { batch, height: 14, width: 14, channels: 8 };
  const z2 = convolve(tape, y1, p["conv2.weight"], p["conv2.bias"], second, 5);
  const y2 = maxPool2(tape, relu(tape, z2), { ...second, channels: 16 });
  return linear(tape, y2, p["dense.weight"], p["dense.bias"], 10);
};
