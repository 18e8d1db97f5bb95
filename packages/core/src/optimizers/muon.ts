import { sizeOf } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { div } from "../ops/div.ts";
import { matmul } from "../ops/matmul.ts";
import { mul } from "../ops/mul.ts";
import { norm2 } from "../ops/norm2.ts";
import { reshape } from "../ops/reshape.ts";
import { sub } from "../ops/sub.ts";
import { transpose } from "../ops/transpose.ts";
import { adamRule } from "./adam.ts";
import { average } from "./average.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { atLeast0, below1, positive } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `muon`. */
export interface MuonOptions extends OptimizerOptions {
  /** μ; 0.95, unless said. */
  readonly momentum?: number;
  /** Whether the gradient is mixed in once more; yes, unless said. */
  readonly nesterov?: boolean;
  /** w ← w - λ weightDecay w; 0, unless said. */
  readonly weightDecay?: number;
  /** λ of Adam, which moves all that is no matrix, is this share of λ; 0.015, unless said: 3e-4 for λ = 0.02. */
  readonly adamRate?: number;
  /** Parameters that Adam moves though they are matrices, by name or the start of it: embeddings and the output layer,
   * whose rows stand for single words or classes. */
  readonly adamFor?: readonly string[];
}

/**
 * Muon (Jordan et al. 2024): for matrices, momentum m = μ m + (1 - μ) g, u = μ m + (1 - μ) g, and
 * w ← w - λ √max(1, out / in) · UVᵀ, with UVᵀ ≈ u's nearest matrix with orthonormal rows or columns, by five steps of
 * Newton and Schulz's iteration X ← a X + (b A + c A²) X, A = X Xᵀ. A parameter [..., in, out] of more axes is taken as a
 * matrix of all others by `out`. All else, and what `adamFor` names, moves by Adam (β 0.9 and 0.95, ε 1e-10).
 *
 * λ is 0.02, unless said; all defaults are the author's.
 *
 * @throws RetrogradError for a learning rate that is not positive, and for settings out of range
 * @example
 * muon({ adamFor: ["0", "4"] })   // 0 an embedding, 4 the output layer
 */
export function muon(options: MuonOptions = {}): Optimizer {
  const { momentum = 0.95, nesterov = true, weightDecay = 0, adamRate = 0.015, adamFor = [] } = options;
  const base = settings("muon", options, 0.02);
  below1("muon", "momentum", momentum, 0.95);
  atLeast0("muon", "weight decay", weightDecay, 0.01);
  positive("muon", "Adam's rate", adamRate, 0.015);
  const adam = adamRule("muon", { beta2: 0.95, epsilon: 1e-10 });
  return {
    ...base,
    update(w, g, moment) {
      const { learningRate, name } = moment;
      const shrunk = weightDecay === 0 ? w : sub(w, mul(mul(learningRate, weightDecay), w));
      const isNamed = adamFor.some((start) => name === start || name.startsWith(`${start}.`));
      if (w.shape.length < 2 || isNamed)
        return sub(shrunk, adam(g, { ...moment, learningRate: mul(learningRate, adamRate) }));
      const m = average(moment, "m", g, momentum);
      const u = nesterov ? add(mul(m, momentum), mul(g, 1 - momentum)) : m;
      const columns = w.shape.at(-1) as number;
      const rows = sizeOf(w.shape) / Math.max(columns, 1);
      const step = reshape(orthogonalized(reshape(u, [rows, columns])), w.shape);
      const size = Math.sqrt(Math.max(1, columns / Math.max(rows, 1)));
      return sub(shrunk, mul(mul(learningRate, size), step));
    },
  };
}

/** The coefficients whose five steps take every singular value from 0.01 up to between 0.7 and 1.2. */
const a = 3.4445;
const b = -4.775;
const c = 2.0315;

/** UVᵀ of a matrix USVᵀ, approximately. */
function orthogonalized(matrix: Tensor): Tensor {
  const [rows, columns] = matrix.shape as [number, number];
  // X Xᵀ is the smaller one that way.
  const isTall = rows > columns;
  let x = div(matrix, add(norm2(matrix), 1e-7));
  if (isTall) x = transpose(x);
  for (let step = 0; step < 5; step++) {
    const A = matmul(x, x, { transposeB: true });
    x = add(mul(x, a), matmul(add(mul(A, b), mul(matmul(A, A), c)), x));
  }
  return isTall ? transpose(x) : x;
}
