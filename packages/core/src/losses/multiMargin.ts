import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { add } from "../ops/add.ts";
import { mul } from "../ops/mul.ts";
import { relu } from "../ops/relu.ts";
import { square } from "../ops/square.ts";
import { sub } from "../ops/sub.ts";
import { sum } from "../ops/sum.ts";
import { where } from "../ops/where.ts";
import { classAxis, labelled } from "./labels.ts";
import type { Loss } from "./loss.ts";
import { weighted } from "./weighted.ts";

/** Settings of `multiMargin`. */
export interface MultiMarginOptions {
  /** 1 or 2; 1, unless said (PyTorch's default). */
  readonly p?: 1 | 2;
  /** How much more the right class is to get than any other; 1, unless said (PyTorch's default). */
  readonly margin?: number;
}

/**
 * L = Σ_{j ≠ y} max(0, margin - x_y + x_j)^p / classes per example, of scores x and labels y: the hinge loss of
 * several classes (Crammer & Singer 2001). Its mean divides by the number of examples.
 *
 * predictions [N, classes]; targets: int32 labels [N]; weights [N].
 *
 * @throws RetrogradError where shapes don't fit and, before a run, where a label names no class
 */
export function multiMargin({ p = 1, margin = 1 }: MultiMarginOptions = {}): Loss {
  const name = "multiMargin";
  if (p !== 1 && p !== 2) reject(name, `p ${p} is not offered`, "choose 1 or 2");
  if (!(margin >= 0 && margin < Infinity))
    reject(name, `margin ${margin} is none`, "choose a finite one from 0, such as 1");
  return {
    name,
    losses({ predictions: x, targets, weights }) {
      const axis = classAxis(name, x);
      const hot = labelled(name, x, targets, { axis });
      const right = sum(where(hot, x, 0), { axes: axis, keepDims: true });
      const excess = relu(where(hot, 0, add(sub(x, right), margin)));
      const classes = x.shape[axis] as number;
      const values = mul(sum(p === 1 ? excess : square(excess), { axes: axis }), 1 / classes);
      return { values: weighted(name, values, weights), divisor: sizeOf(values.shape) };
    },
  };
}
