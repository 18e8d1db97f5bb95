export { type ArrayOptions, array, type Numbers, type NumericArray } from "./array/array.ts";
export { RetrogradError } from "./backend/error.ts";
export type { Backend, DType, Plan, Shape, Timing, TypedArray } from "./backend/index.ts";
export { type CheckOptions, checkGradients, type GradientCheck } from "./checking/checkGradients.ts";
export { type CompileOptions, compile, type Step } from "./compile/compile.ts";
export { dispose, move } from "./compile/move.ts";
export type { Output } from "./compile/output.ts";
export type { Pass } from "./compile/pass.ts";
export type { Given, Outputs, Tensors } from "./compile/structure.ts";
export { type ExplainedLayer, type Explanation, explain } from "./explain/explain.ts";
export { gradients } from "./graph/gradients.ts";
export { Tensor } from "./graph/tensor.ts";
export { type Initializer, type Role, Variable } from "./graph/variable.ts";
export * from "./initializers/index.ts";
export * from "./layers/index.ts";
export * from "./losses/index.ts";
export * from "./metrics/index.ts";
/** Operations on tensors, to compose layers and losses of: `ops.matmul(x, w)`. The layers that are made of one
 * operation have its name, so operations live in a namespace of their own. */
export * as ops from "./ops/index.ts";
export * from "./optimizers/index.ts";
export { type Profile, type ProfileOptions, type ProfileRow, profile } from "./profile/profile.ts";
export * from "./regularization/index.ts";
export * from "./saving/index.ts";
export * from "./schedules/index.ts";
export { type Summary, type SummaryRow, summary } from "./summary/summary.ts";
export * from "./training/index.ts";
