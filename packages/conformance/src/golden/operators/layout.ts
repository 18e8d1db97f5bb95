import { ops, type Tensor } from "@retrograd/core";

/** [N, C, ...] as [N, ..., C] */
export function channelsLast(x: Tensor): Tensor {
  return ops.transpose(x, [0, ...x.shape.slice(2).map((_, d) => d + 2), 1]);
}

/** [N, ..., C] as [N, C, ...] */
export function channelsFirst(x: Tensor): Tensor {
  return ops.transpose(x, [0, -1, ...x.shape.slice(2).map((_, d) => d + 1)]);
}
