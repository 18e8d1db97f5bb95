export type { Backend, Executable, Limits, Memory, Result, Timing } from "./backend.ts";
export {
  bytesOf,
  type DType,
  dtypeOf,
  isFloat,
  type Shape,
  sizeOf,
  type TypedArray,
  viewOf,
  zeros,
} from "./dtype.ts";
export { RetrogradError, reject } from "./error.ts";
export { type KernelBackendOptions, kernelBackend } from "./kernelBackend/kernelBackend.ts";
export type { Implementation, KernelTable } from "./kernelBackend/table.ts";
export type {
  Axis,
  Composed,
  ComposedName,
  ElementwiseName,
  Int,
  Kernel,
  KernelName,
  Kernels,
  MatmulSizes,
  OperandsOf,
  OutputsOf,
  ParametersOf,
  Strided,
} from "./kernels.ts";
export { elementwise, isElementwise } from "./kernels.ts";
export type { Group, Named, Operand, Place, Plan, Step, Value } from "./plan.ts";
export { threefry } from "./threefry.ts";
