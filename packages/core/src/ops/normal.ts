import type { DType } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import { cos } from "./cos.ts";
import { log } from "./log.ts";
import { mul } from "./mul.ts";
import type { RandomOptions } from "./randomBits.ts";
import { reshape } from "./reshape.ts";
import { slice } from "./slice.ts";
import { sqrt } from "./sqrt.ts";
import { sub } from "./sub.ts";
import { uniform } from "./uniform.ts";

/** Settings of `normal`. */
export interface NormalOptions extends RandomOptions {
  /** float32, unless said. */
  readonly dtype?: DType;
}

/** Random numbers of mean 0 and variance 1: √(-2 ln(1 - u)) cos(2π v), of two uniform ones (Box & Muller 1958). */
export function normal(key: Tensor, { shape, ...options }: NormalOptions): Tensor {
  const pairs = uniform(key, { ...options, shape: [2, ...shape] });
  const [u, v] = [0, 1].map((i) => reshape(slice(pairs, { begin: [i], end: [i + 1] }), shape)) as [
    Tensor,
    Tensor,
  ];
  return mul(sqrt(mul(log(sub(1, u)), -2)), cos(mul(v, 2 * Math.PI)));
}
