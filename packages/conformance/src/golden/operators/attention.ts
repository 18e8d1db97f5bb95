import { ops } from "@retrograd/core";
import { type Operator, operator } from "./operator.ts";

export const attention: Readonly<Record<string, Operator>> = {
  sdpa: operator(
    ["q", "k", "v"],
    ({ q, k, v, mask }, attributes) => {
      const scale = attributes.optional<number>("scale");
      const options = { causal: attributes.flag("causal"), mask: mask ?? null };
      return ops.attention(q, k, v, scale === undefined ? options : { ...options, scale });
    },
    ["mask"],
  ),
};
