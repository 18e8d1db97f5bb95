import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { mul } from "./mul.ts";

/** γ x + β, where there are a γ and a β. */
export function affine(x: Tensor, gamma: Tensor | null, beta: Tensor | null): Tensor {
  const scaled = gamma ? mul(x, gamma) : x;
  return beta ? add(scaled, beta) : scaled;
}
