import {
  type Dense,
  dense,
  elu,
  gelu,
  glorotNormal,
  heNormal,
  type Layer,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  softplus,
  type Tensor,
  tanh,
} from "@retrograd/core";
import type { Settings } from "./settings.ts";

const activations: Readonly<Record<Exclude<Settings["activation"], "linear">, () => Layer>> = {
  tanh,
  relu,
  sigmoid,
  leakyRelu,
  elu,
  gelu,
  silu,
  softplus,
};
/** Those that give nothing for negative z, whose first weights have to be larger. */
const rectifiers: readonly string[] = ["relu", "leakyRelu", "elu", "gelu", "silu"];

/** What a pass gives: the one output, and the activations of every hidden layer. */
export interface Activations {
  readonly output: Tensor;
  readonly hidden: Readonly<Record<string, Tensor>>;
}

/** A network of dense layers from two inputs to one output, which tells its hidden layers' activations too. */
export interface Network extends Layer<Tensor, Activations> {
  readonly layers: readonly Dense[];
}

export function network({ hidden, activation }: Pick<Settings, "hidden" | "activation">): Network {
  const weightInitializer = rectifiers.includes(activation) ? heNormal() : glorotNormal();
  const layers = [...hidden, 1].map((units) => dense(units, { weightInitializer }));
  const functions = hidden.map(() => (activation === "linear" ? null : activations[activation]()));
  return {
    name: "network",
    layers,
    forward(x, pass) {
      const told: Record<string, Tensor> = {};
      let a = x;
      for (const [l, layer] of layers.entries()) {
        const z = pass.call(layer, a);
        const activate = functions[l];
        a = activate ? pass.call(activate, z) : z;
        if (l < hidden.length) told[l] = a;
      }
      return { output: a, hidden: told };
    },
  };
}
