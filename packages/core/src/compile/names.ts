import type { Variable } from "../graph/variable.ts";
import type { AnyLayer } from "../layers/layer.ts";
import { walk } from "../layers/walk.ts";

/** What a trace calls the layers and variables of the models that it meets: by their first way from a model down. */
export class Names {
  readonly variables: Map<Variable, string> = new Map();
  readonly #layers: Map<AnyLayer, string> = new Map();

  /** Learns the names of all that a model has; what is known keeps its name. */
  learn(model: unknown, prefix = ""): void {
    const { variables, layers } = walk(model);
    const named = (name: string): string => (prefix && name ? `${prefix}.${name}` : prefix || name);
    for (const [variable, name] of variables)
      if (!this.variables.has(variable)) this.variables.set(variable, named(name));
    for (const [layer, name] of layers) if (!this.#layers.has(layer)) this.#layers.set(layer, named(name));
  }

  /** A layer's place in its model and its own name: `0.dense`; `parent` is the name of the layer that calls it. */
  ofLayer(layer: AnyLayer, parent: string): string {
    if (!this.#layers.has(layer)) this.learn(layer, parent);
    const place = this.#layers.get(layer);
    return place ? `${place}.${layer.name}` : layer.name;
  }
}
