import { at, type Formula } from "./formula.ts";

/** out = x >>> by */
export const shiftRight: Formula<"shiftRight"> = ({ x, out }, { by }) => {
  x.forEach((_, i) => {
    out[i] = at(x, i) >>> by;
  });
};
