import { at, type Formula } from "./formula.ts";
import { Totals } from "./totals.ts";

/** out[j] = Σ over the k with indices[k] = j of dy[k] */
export const maxPoolGrad: Formula<"maxPoolGrad"> = ({ dy, indices, out }) => {
  const totals = new Totals(out);
  for (const [k, j] of indices.entries()) totals.add(j, at(dy, k));
  totals.store();
};
