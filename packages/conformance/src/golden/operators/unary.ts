import { ops } from "@retrograd/core";
import { type Operator, ofX } from "./operator.ts";

export const unary: Readonly<Record<string, Operator>> = {
  neg: ofX((x) => ops.neg(x)),
  exp: ofX((x) => ops.exp(x)),
  expm1: ofX((x) => ops.expm1(x)),
  log: ofX((x) => ops.log(x)),
  log1p: ofX((x) => ops.log1p(x)),
  sqrt: ofX((x) => ops.sqrt(x)),
  rsqrt: ofX((x) => ops.rsqrt(x)),
  square: ofX((x) => ops.square(x)),
  reciprocal: ofX((x) => ops.reciprocal(x)),
  abs: ofX((x) => ops.abs(x)),
  sign: ofX((x) => ops.sign(x)),
  sin: ofX((x) => ops.sin(x)),
  cos: ofX((x) => ops.cos(x)),
  erf: ofX((x) => ops.erf(x)),
  sigmoid: ofX((x) => ops.sigmoid(x)),
  logSigmoid: ofX((x) => ops.logSigmoid(x)),
  tanh: ofX((x) => ops.tanh(x)),
  relu: ofX((x) => ops.relu(x)),
  relu6: ofX((x) => ops.relu6(x)),
  leakyRelu: ofX((x, attributes) => ops.leakyRelu(x, { alpha: attributes.number("alpha") })),
  elu: ofX((x, attributes) => ops.elu(x, { alpha: attributes.number("alpha") })),
  selu: ofX((x) => ops.selu(x)),
  gelu: ofX((x, attributes) =>
    ops.gelu(x, { approximate: attributes.oneOf("approximate", ["none", "tanh"], "none") }),
  ),
  silu: ofX((x) => ops.silu(x)),
  softplus: ofX((x, attributes) => ops.softplus(x, { beta: attributes.number("beta", 1) })),
  mish: ofX((x) => ops.mish(x)),
  hardSigmoid: ofX((x) => ops.hardSigmoid(x)),
  hardSwish: ofX((x) => ops.hardSwish(x)),
  hardTanh: ofX((x, attributes) =>
    ops.hardTanh(x, { min: attributes.number("min", -1), max: attributes.number("max", 1) }),
  ),
  softsign: ofX((x) => ops.softsign(x)),
  clip: ofX((x, attributes) =>
    ops.clip(x, { min: attributes.number("min", -Infinity), max: attributes.number("max", Infinity) }),
  ),
  stopGradient: ofX((x) => ops.stopGradient(x)),
  scale: ofX((x, attributes) =>
    ops.add(ops.mul(x, attributes.number("factor", 1)), attributes.number("shift", 0)),
  ),
};
