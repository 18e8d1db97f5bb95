import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { abs } from "../ops/abs.ts";
import { customGradient } from "../ops/customGradient.ts";
import { maximum } from "../ops/maximum.ts";
import { minimum } from "../ops/minimum.ts";
import { mul } from "../ops/mul.ts";
import { sub } from "../ops/sub.ts";
import { elementwise } from "./elementwise.ts";
import type { Loss } from "./loss.ts";

/** Settings of `huber`. */
export interface HuberOptions {
  /** Where the parabola becomes a line; 1, unless said (PyTorch's and Keras' default). */
  readonly delta?: number;
}

/**
 * With d = |p - t|: L = d² / 2 up to δ, δ (d - δ/2) beyond, per element (Huber 1964); its mean divides by the
 * number of elements.
 *
 * predictions and targets [...] of one shape; weights [...] or of the first axes.
 */
export function huber({ delta = 1 }: HuberOptions = {}): Loss {
  if (!(delta > 0 && delta < Infinity))
    reject("huber", `delta ${delta} is not positive`, "choose one above 0, such as 1");
  return elementwise("huber", (p, t) => huberOf(sub(p, t), delta));
}

/** Huber's function of d, whose derivative is d, limited to ±δ. */
export function huberOf(d: Tensor, delta: number): Tensor {
  const size = abs(d);
  const limited = minimum(size, delta);
  return customGradient(mul(limited, sub(size, mul(limited, 0.5))), {
    inputs: { d },
    gradients: { d: (dy) => mul(dy, maximum(minimum(d, delta), -delta)) },
  });
}
