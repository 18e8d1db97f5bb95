import type { TypedArray } from "@retrograd/core/backend";
import { each } from "./bound.ts";

/** Movements, choices and comparisons round nothing. */
export const exact = ({ out }: Readonly<Record<"out", TypedArray>>): { readonly out: Float64Array } =>
  each(out, () => 0);
