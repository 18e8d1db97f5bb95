import { dense, type Layer, relu, sequential } from "@retrograd/core";

/** How a network is made and trained. */
export interface Recipe {
  /** Units of each hidden layer; none makes a linear model. */
  readonly hidden: readonly number[];
  readonly classes: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** λ of the first step; it falls in a straight line to 0 at the end. */
  readonly learningRate: number;
  readonly seed: number;
}

export function network({ hidden, classes }: Pick<Recipe, "hidden" | "classes">): Layer {
  return sequential([...hidden.flatMap((units) => [dense(units), relu()]), dense(classes)]);
}
