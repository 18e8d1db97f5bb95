import { ops } from "@retrograd/core";
import { type Operator, ofAB, operator } from "./operator.ts";

export const binary: Readonly<Record<string, Operator>> = {
  add: ofAB((a, b) => ops.add(a, b)),
  sub: ofAB((a, b) => ops.sub(a, b)),
  mul: ofAB((a, b) => ops.mul(a, b)),
  div: ofAB((a, b) => ops.div(a, b)),
  pow: ofAB((a, b) => ops.pow(a, b)),
  maximum: ofAB((a, b) => ops.maximum(a, b)),
  minimum: ofAB((a, b) => ops.minimum(a, b)),
  where: operator(["cond", "a", "b"], ({ cond, a, b }) => ops.where(cond, a, b)),
  matmul: ofAB((a, b, attributes) =>
    ops.matmul(a, b, {
      transposeA: attributes.flag("transposeA", false),
      transposeB: attributes.flag("transposeB", false),
    }),
  ),
  dense: operator(
    ["x", "W"],
    ({ x, W, b }, attributes) => {
      attributes.oneOf("weightLayout", ["[in,out]"], "[in,out]");
      return ops.linear(x, W, b);
    },
    ["b"],
  ),
};
