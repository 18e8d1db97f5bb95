import { at, type Formula } from "./formula.ts";
import { placesOf } from "./strided.ts";

/** out = value everywhere, then out[offset + Σ_d i_d · strides_d] = x[i₀, i₁, …] */
export const stridedWrite: Formula<"stridedWrite"> = ({ x, out }, { value, ...walk }) => {
  out.fill(value);
  placesOf(walk).forEach((place, i) => {
    out[place] = at(x, i);
  });
};
