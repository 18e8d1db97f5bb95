import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { expm1 } from "../ops/expm1.ts";
import { mul } from "../ops/mul.ts";
import { neg } from "../ops/neg.ts";
import type { Update } from "./optimizer.ts";

/** m ← β m + (1 - β) x, the exponentially decaying average that the optimizer carries under `name`. */
export function average({ read, write }: Update, name: string, x: Tensor, beta: number): Tensor {
  const m = add(mul(read(name), beta), mul(x, 1 - beta));
  write(name, m);
  return m;
}

/** 1 - β^t: what an average that started from 0 is too small by; accurate also where β^t is almost 1. */
export function correction(step: Tensor, beta: number): Tensor {
  // For β = 0, too: e^-1000 is 0.
  return neg(expm1(mul(step, Math.max(Math.log(beta), -1000))));
}
