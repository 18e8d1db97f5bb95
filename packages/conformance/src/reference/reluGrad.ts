import { at, type Formula } from "./formula.ts";

/** out = dy where y > 0, else 0 */
export const reluGrad: Formula<"reluGrad"> = ({ y, dy, out }) => {
  y.forEach((_, i) => {
    out[i] = at(y, i) > 0 ? at(dy, i) : 0;
  });
};
