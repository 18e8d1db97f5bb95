import { cpu } from "@retrograd/backend-cpu";
import {
  adam,
  dense,
  glorotUniform,
  type Layer,
  namedParametersOf,
  ops,
  sequential,
  softmaxCrossEntropy,
  train,
  Variable,
  zeros,
} from "@retrograd/core";
import { quarters } from "./quarters.ts";

/** a = σ(x V) ⊙ x W: a gated linear unit (Dauphin et al. 2017). */
function gated(units: number): Layer {
  const gate = new Variable("parameter", glorotUniform());
  const weight = new Variable("parameter", glorotUniform());
  return {
    name: "gated",
    ...{ gate, weight }, // properties, so that they are found, trained and saved
    forward(x, pass) {
      const shape = [x.shape.at(-1) ?? 1, units];
      const open = ops.sigmoid(ops.matmul(x, pass.read(gate, shape)));
      return ops.mul(open, ops.matmul(x, pass.read(weight, shape)));
    },
  };
}

/** Takes the running mean of what it saw in training from its input. */
function centered(momentum = 0.1): Layer {
  const mean = new Variable("state", zeros());
  return {
    name: "centered",
    ...{ mean },
    forward(x, pass) {
      const before = pass.read(mean, x.shape.slice(1));
      if (!pass.training) return ops.sub(x, before);
      const now = ops.mean(x, { axes: 0 });
      pass.assign(mean, ops.add(ops.mul(before, 1 - momentum), ops.mul(now, momentum)));
      return ops.sub(x, now);
    },
  };
}

/** A block of layers: its parameters are body.0.gate, body.0.weight, body.1.weight and body.1.bias. */
function block(units: number): Layer {
  const body = [gated(units), dense(units)];
  return {
    name: "block",
    ...{ body },
    forward: (x, pass) => body.reduce((a, layer) => pass.call(layer, a), x),
  };
}

/** Trains a network of layers of one's own; gives its cost per epoch and its parameters' names. */
export async function ownLayer(): Promise<{
  readonly losses: readonly number[];
  readonly names: readonly string[];
}> {
  const model = sequential([centered(), block(16), dense(2)]);
  const run = train(model, quarters(512), {
    backend: cpu(),
    loss: softmaxCrossEntropy(),
    optimizer: adam({ learningRate: 0.02 }),
    epochs: 10,
  });
  const losses: number[] = [];
  for await (const { loss } of run) losses.push(loss);
  return { losses, names: [...namedParametersOf(model).keys()] };
}
