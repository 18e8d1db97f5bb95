import { sizeOf } from "../backend/dtype.ts";
import { reshape } from "../ops/reshape.ts";
import type { Layer } from "./layer.ts";

/** [N, d₁, d₂, …] as [N, d₁ · d₂ · …]: one row of features for each example. */
export function flatten(): Layer {
  return {
    name: "flatten",
    forward: (x) => reshape(x, [x.shape[0] ?? 1, sizeOf(x.shape.slice(1))]),
  };
}
