import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { arange } from "./arange.ts";
import { broadcastTo } from "./broadcastTo.ts";
import { clip } from "./clip.ts";
import { customGradient } from "./customGradient.ts";
import { exp } from "./exp.ts";
import { expandDims } from "./expandDims.ts";
import { greater } from "./greater.ts";
import { greaterEqual } from "./greaterEqual.ts";
import { matmul } from "./matmul.ts";
import { max } from "./max.ts";
import { mul } from "./mul.ts";
import { reciprocal } from "./reciprocal.ts";
import { reshape } from "./reshape.ts";
import { stopGradient } from "./stopGradient.ts";
import { sub } from "./sub.ts";
import { sum } from "./sum.ts";
import { where } from "./where.ts";

/** What attention of some queries to all keys that they may see depends on beside q, k and v. */
export interface AttentionBlock {
  /** Added to the scores; every axis is theirs or 1. */
  readonly bias: Tensor | null;
  /** Where causal: the number of the first query; it sees key j if j is not greater. */
  readonly first: number | null;
  readonly scale: number;
  /** Whether the backward pass finds the probabilities in memory; else it computes them again. */
  readonly isKept: boolean;
}

const last = { axes: -1, keepDims: true };

/**
 * y = P v with P = e^(s - m) / Σ e^(s - m), over the keys, s = q kᵀ · scale + bias and m the largest s of each query.
 * With D = Σ dy y and dS = P (dy vᵀ - D): dq = scale · dS k, dk = scale · dSᵀ q, dv = Pᵀ dy (Dao et al. 2022).
 */
export function attentionBlock(q: Tensor, k: Tensor, v: Tensor, block: AttentionBlock): Tensor {
  const { bias, scale, isKept } = block;
  const scores = biased(mul(matmul(q, k, { transposeB: true }), scale), block);
  // The largest may be -Infinity, where a query sees no key: there is no number for -∞ - -∞.
  const most = q.dtype === "float64" ? Number.MAX_VALUE : 2 ** 128 - 2 ** 104;
  const m = stopGradient(clip(max(scores, last), { min: -most, max: most }));
  const powers = exp(sub(scores, m));
  // One power at least is e^0 = 1, unless there is no key to be seen: then all are 0, and so is y.
  const total = sum(powers, last);
  const share = reciprocal(where(greater(total, 0), total, 1));
  let known: Tensor | null = null;
  const probabilities = (): Tensor => {
    if (known) return known;
    // The factor on q makes it another computation than the forward one, whose result would be kept until here else.
    const again = isKept ? null : biased(matmul(mul(q, scale), k, { transposeB: true }), block);
    known = mul(again ? exp(sub(again, m)) : powers, share);
    return known;
  };
  const slopes = (dy: Tensor, y: Tensor): Tensor => {
    const D = sum(mul(dy, y), last);
    return mul(probabilities(), sub(matmul(dy, v, { transposeB: true }), D));
  };
  const inputs: Record<string, Tensor> = { q, k, v };
  if (bias) inputs.bias = bias;
  return customGradient(mul(matmul(powers, v), share), {
    inputs,
    gradients: {
      q: (dy, y) => mul(matmul(slopes(dy, y), k), scale),
      k: (dy, y) => mul(matmul(slopes(dy, y), q, { transposeA: true }), scale),
      v: (dy) => matmul(probabilities(), dy, { transposeA: true }),
      bias: (dy, y) => sumTo(slopes(dy, y), bias as Tensor),
    },
  });
}

/** Scores with what is added to them, and -Infinity for keys that come behind their query. */
function biased(products: Tensor, { bias, first }: AttentionBlock): Tensor {
  const scores = bias ? add(products, bias) : products;
  if (first === null) return scores;
  const [queries, keys] = scores.shape.slice(-2) as [number, number];
  const query = expandDims(add(arange(queries), first), -1);
  // Compared at full size, the scores' own group does it: a matrix of comparisons would be a group and memory of its own.
  const whole = (numbers: Tensor): Tensor => broadcastTo(numbers, scores.shape);
  return where(greaterEqual(whole(query), whole(arange(keys))), scores, -Infinity);
}

/** The sum over the axes along which a bias was stretched. */
function sumTo(x: Tensor, { shape }: Tensor): Tensor {
  const axes = shape.flatMap((axis, d) => (axis === 1 && x.shape[d] !== 1 ? [d] : []));
  return axes.length > 0 ? reshape(sum(x, { axes }), shape) : x;
}
