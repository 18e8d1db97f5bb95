import {
  type Backend,
  dense,
  gelu,
  type Layer,
  layerNorm,
  ops,
  residual,
  sequential,
  type Tensor,
} from "@retrograd/core";
import { heads } from "../workloads/w7.ts";
import type { Architecture, ModelWorkload, Numbers } from "../workloads/workload.ts";
import { retrogradInference, retrogradTraining } from "./retrogradTraining.ts";
import type { Cannot, Prepared } from "./runner.ts";

/** The models by layers. */
export function retrogradModel(backend: Backend, workload: ModelWorkload): Prepared | Cannot {
  const { architecture, batchSize, loss, optimizer, pass } = workload;
  const make = models[architecture];
  if (!make) return { cannot: `has no layers for ${architecture} yet` };
  const numbers = new Map(workload.parameters.map(({ name, values }) => [name, values]));
  const model = make((name) => numbers.get(name) as Numbers);
  const inputShape = [batchSize, ...workload.inputShape];
  if (pass === "inference") return retrogradInference(backend, workload, { model, inputShape });
  const targetShape = [batchSize, ...workload.targetShape];
  return retrogradTraining(backend, workload, { model, loss, optimizer, inputShape, targetShape });
}

/** Initial values by name. */
type Values = (name: string) => Numbers;

const models: Readonly<Record<Architecture, ((values: Values) => Layer) | null>> = {
  lenet: null,
  residual: null,
  lstm: null,
  transformer(values) {
    const norm = (name: string) =>
      layerNorm({
        weightInitializer: () => values(`${name}.gain`),
        biasInitializer: () => values(`${name}.bias`),
      });
    return sequential([
      residual(sequential([norm("norm1"), attention(values)])),
      residual(sequential([norm("norm2"), denseOf(values, "up"), gelu(), denseOf(values, "down")])),
    ]);
  },
};

function denseOf(values: Values, name: string): Layer {
  const bias = values(`${name}.bias`);
  return dense(bias.length, {
    weightInitializer: () => values(`${name}.weight`),
    biasInitializer: () => bias,
  });
}

/** Causal attention with heads side by side. */
function attention(values: Values): Layer {
  const [query, key, value, output] = ["query", "key", "value", "output"].map((name) =>
    denseOf(values, name),
  ) as [Layer, Layer, Layer, Layer];
  return {
    name: "attention",
    // Where the parameters are found.
    ...{ query, key, value, output },
    forward(x, pass) {
      const [batch, positions, features] = x.shape as [number, number, number];
      const split = (layer: Layer): Tensor =>
        ops.transpose(
          ops.reshape(pass.call(layer, x), [batch, positions, heads, features / heads]),
          [0, 2, 1, 3],
        );
      const attended = ops.attention(split(query), split(key), split(value), { causal: true });
      return pass.call(
        output,
        ops.reshape(ops.transpose(attended, [0, 2, 1, 3]), [batch, positions, features]),
      );
    },
  };
}
