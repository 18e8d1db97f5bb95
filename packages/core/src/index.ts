export { type ArrayOptions, array, type NumericArray, type Numbers } from "./array/array.ts";
export type { Backend, DType, Shape, TypedArray } from "./backend/index.ts";
export { RetrogradError } from "./backend/error.ts";
export { type CompileOptions, compile, type Step } from "./compile/compile.ts";
export { dispose, move } from "./compile/move.ts";
export type { Output } from "./compile/output.ts";
export type { Pass } from "./compile/pass.ts";
export type { Given, Outputs, Tensors } from "./compile/structure.ts";
export { gradients } from "./graph/gradients.ts";
export { Tensor } from "./graph/tensor.ts";
export { type Initializer, type Role, Variable } from "./graph/variable.ts";
export type { AnyLayer, Layer } from "./layers/layer.ts";
export { namedParametersOf, parametersOf, walk } from "./layers/walk.ts";
/** Operations on tensors, to compose layers and losses of: `ops.matmul(x, w)`. The layers that are made of one
 * operation have its name, so operations live in a namespace of their own. */
export * as ops from "./ops/index.ts";
export type { Optimizer, OptimizerState, Schedule, Update } from "./optimizers/optimizer.ts";
export {
  type Checkpoint,
  type Counted,
  checkpoint,
  type Loaded,
  type LoadOptions,
  load,
  type Restored,
  type Run,
  restore,
  type SaveOptions,
  save,
  snapshot,
} from "./saving/index.ts";
