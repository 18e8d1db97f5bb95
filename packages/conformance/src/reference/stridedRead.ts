import { at, type Formula } from "./formula.ts";
import { placesOf } from "./strided.ts";

/** out[i₀, i₁, …] = x[offset + Σ_d i_d · strides_d] */
export const stridedRead: Formula<"stridedRead"> = ({ x, out }, walk) => {
  placesOf(walk).forEach((place, i) => {
    out[i] = at(x, place);
  });
};
