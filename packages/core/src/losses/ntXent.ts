import type { Tensor } from "../graph/tensor.ts";
import { add } from "../ops/add.ts";
import { arange } from "../ops/arange.ts";
import { concat } from "../ops/concat.ts";
import { equal } from "../ops/equal.ts";
import { expandDims } from "../ops/expandDims.ts";
import { where } from "../ops/where.ts";
import {
  checkTemperature,
  checkViews,
  identified,
  similarities,
  type TemperatureOptions,
  type Views,
} from "./infoNce.ts";
import type { Loss } from "./loss.ts";

/**
 * The normalized, temperature-scaled cross-entropy of SimCLR (Chen et al. 2020): of the 2N rows z of a and b together,
 * L_i = -ln (e^(cos(z_i, z_j) / τ) / Σ_{k ≠ i} e^(cos(z_i, z_k) / τ)) with j the row that belongs to i; its mean divides by
 * 2N. τ is 0.5, unless said.
 *
 * a and b [N, features]; weights [N].
 */
export function ntXent({ temperature = 0.5 }: TemperatureOptions = {}): Loss<Views> {
  const name = "ntXent";
  checkTemperature(name, temperature);
  return {
    name,
    losses({ a, b, weights }) {
      checkViews(name, { a, b });
      const n = a.shape[0] as number;
      const z = concat([a, b]);
      const rows = arange(2 * n);
      const itself = equal(expandDims(rows, -1), rows);
      const scores = where(itself, -Infinity, similarities(z, z, temperature));
      const partners: Tensor = concat([add(arange(n), n), arange(n)]);
      return identified(scores, partners, weights && concat([weights, weights]));
    },
  };
}
