import { columns } from "../ops/columns.ts";
import { add, mul, sigmoid, tanh } from "../ops/elementwise.ts";
import { linear } from "../ops/linear.ts";
import { leaf } from "../tape.ts";
import type { Forward } from "./model.ts";

const [steps, features, units] = [32, 64, 64];

/** i, f, o = σ(…), g = tanh(…) of x W + h U + b; c ← f c + i g; h ← o tanh(c) */
export const lstm: Forward = (tape, x, p, batch) => {
  let h = leaf(new Float64Array(batch * units));
  let c = leaf(new Float64Array(batch * units));
  for (let t = 0; t < steps; t++) {
    const xt = columns(tape, x, steps * features, t * features, (t + 1) * features);
    const z = add(
      tape,
      linear(tape, xt, p["input.weight"], p.bias, 4 * units),
      linear(tape, h, p["recurrent.weight"], null, 4 * units),
    );
    const gate = (k: number) => columns(tape, z, 4 * units, k * units, (k + 1) * units);
    const [i, f, o] = [0, 1, 3].map((k) => sigmoid(tape, gate(k)));
    c = add(tape, mul(tape, f, c), mul(tape, i, tanh(tape, gate(2))));
    h = mul(tape, o, tanh(tape, c));
  }
  return linear(tape, h, p["dense.weight"], p["dense.bias"], 10);
};
