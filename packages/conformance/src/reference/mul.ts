import { at, type Formula } from "./formula.ts";

/** out = a · b; of integers modulo 2^32, which a float64 product is too short for */
export const mul: Formula<"mul"> = ({ a, b, out }) => {
  out.forEach((_, i) => {
    const [left, right] = [at(a, i), at(b, i)];
    out[i] = out instanceof Int32Array ? Math.imul(left, right) : left * right;
  });
};
