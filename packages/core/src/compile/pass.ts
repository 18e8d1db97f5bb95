import type { DType, Shape } from "../backend/dtype.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import type { Layer } from "../layers/layer.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";

/** What a traced function and a layer's `forward` may need beside their input. */
export interface Pass {
  /** Whether dropout drops and batch norm takes the batch's own statistics. */
  readonly training: boolean;
  /** Runs a layer, so that its ops, errors and variables are known by its name. */
  call<In, Out>(layer: Layer<In, Out>, x: In): Out;
  /** A variable's numbers, as it was last assigned in this trace. A variable whose shape is open takes the
   * given shape and dtype. */
  read(variable: Variable, shape?: Shape, dtype?: DType): Tensor;
  /** What a variable is to hold after the run. */
  assign(variable: Variable, value: Tensor): void;
  /** One number that is asked for before every run: a learning rate, a temperature. */
  scalar(name: string, provide: () => number, dtype?: DType): Tensor;
  /** For a random op: the key of this run (seed, number of the run), and a stream of this op's own. */
  random(): { readonly key: Tensor; readonly stream: number };
  /** Moves the parameters of `model` (those that `parametersOf(model)` lists) along their gradients. */
  update(optimizer: Optimizer, model: unknown, gradients: readonly Tensor[]): void;
}
