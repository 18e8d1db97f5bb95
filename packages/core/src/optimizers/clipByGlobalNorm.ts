import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { abs } from "../ops/abs.ts";
import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { max } from "../ops/max.ts";
import { maximum } from "../ops/maximum.ts";
import { minimum } from "../ops/minimum.ts";
import { mul } from "../ops/mul.ts";
import { pow } from "../ops/pow.ts";
import { sqrt } from "../ops/sqrt.ts";
import { square } from "../ops/square.ts";
import { sum } from "../ops/sum.ts";

/** Settings of `globalNorm` and `clipByGlobalNorm`. */
export interface GlobalNormOptions {
  /** p of (Σ |g|^p)^(1/p), or Infinity for the largest |g|; 2, unless said. */
  readonly normType?: number;
}

/** The norm of all gradients as if they were one vector: (Σ |g|^p)^(1/p). */
export function globalNorm(gradients: readonly Tensor[], { normType = 2 }: GlobalNormOptions = {}): Tensor {
  if (!(normType > 0))
    reject("globalNorm", `norm type ${normType} is not positive`, "choose 1, 2 or Infinity");
  const [first, ...others] = gradients.map((g) => part(g, normType));
  if (!first) return reject("globalNorm", "was given no gradients", "give one at least");
  if (normType === Infinity) return others.reduce((a, b) => maximum(a, b), first);
  const total = others.reduce((a, b) => add(a, b), first);
  return normType === 1 ? total : normType === 2 ? sqrt(total) : pow(total, 1 / normType);
}

function part(g: Tensor, normType: number): Tensor {
  if (normType === Infinity) return max(abs(g));
  if (normType === 2) return sum(square(g));
  return sum(normType === 1 ? abs(g) : pow(abs(g), normType));
}

/**
 * Gradients times min(1, maxNorm / (n + 1e-6)), where n is the norm of all of them as one vector: shortened where they
 * are longer than `maxNorm`, in the same direction (Pascanu, Mikolov & Bengio 2013; the 1e-6 is PyTorch's).
 *
 * @throws RetrogradError for a norm that is not positive
 * @example
 * pass.update(optimizer, model, clipByGlobalNorm(gradients(objective, parametersOf(model)), 1));
 */
export function clipByGlobalNorm(
  gradients: readonly Tensor[],
  maxNorm: number,
  options: GlobalNormOptions = {},
): Tensor[] {
  if (!(maxNorm > 0))
    reject("clipByGlobalNorm", `norm ${maxNorm} is not positive`, "choose one above 0, such as 1");
  if (gradients.length === 0) return [];
  const factor = minimum(div(maxNorm, add(globalNorm(gradients, options), 1e-6)), 1);
  return gradients.map((g) => mul(g, factor));
}
