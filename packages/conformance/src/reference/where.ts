import { at, type Formula } from "./formula.ts";

/** out = a where condition ≠ 0, else b */
export const where: Formula<"where"> = ({ condition, a, b, out }) => {
  condition.forEach((_, i) => {
    out[i] = at(condition, i) !== 0 ? at(a, i) : at(b, i);
  });
};
