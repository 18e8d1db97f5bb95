import { type Dense, dense, gelu, heNormal, type Layer, relu, type Tensor, tanh } from "@retrograd/core";
import { classes, type Settings } from "./settings.ts";

const activations: Readonly<Record<Settings["activation"], () => Layer>> = { relu, tanh, gelu };

/** A network of dense layers that gives a logit for each class. */
export interface Classifier extends Layer {
  readonly layers: readonly Dense[];
  /** a of every hidden layer, as of the latest trace. */
  readonly told: readonly Tensor[];
}

export function classifier({ hidden, activation }: Settings): Classifier {
  const sizes = hidden === "" ? [] : hidden.split("-").map(Number);
  const layers = [...sizes.map((units) => dense(units, { weightInitializer: heNormal() })), dense(classes)];
  const functions = sizes.map(() => activations[activation]());
  let told: Tensor[] = [];
  return {
    name: "classifier",
    layers,
    get told() {
      return told;
    },
    forward(x, pass) {
      told = [];
      let a = x;
      for (const [l, layer] of layers.entries()) {
        const z = pass.call(layer, a);
        const activate = functions[l];
        a = activate ? pass.call(activate, z) : z;
        if (activate) told.push(a);
      }
      return a;
    },
  };
}
