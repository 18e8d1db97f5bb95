import { ops } from "@retrograd/core";
import { type Operator, operator } from "./operator.ts";

export const norm: Readonly<Record<string, Operator>> = {
  layerNorm: operator(
    ["x"],
    ({ x, gamma, beta }, attributes) => {
      const count = attributes.number("normAxes", gamma?.shape.length);
      const axes = Array.from({ length: count }, (_, i) => i - count);
      return ops.layerNorm(x, {
        axes,
        gamma: gamma ?? null,
        beta: beta ?? null,
        epsilon: attributes.number("eps"),
      });
    },
    ["gamma", "beta"],
  ),
};
