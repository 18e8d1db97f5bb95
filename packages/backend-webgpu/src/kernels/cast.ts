import { scalarOf } from "../shader/scalar.ts";
import type { Formula } from "./kernel.ts";

export const cast: Formula<"cast"> = {
  out: ({ x }, scalars, { dtype }) => (scalars.x === scalarOf(dtype) ? x : `${scalarOf(dtype)}(${x})`),
};
