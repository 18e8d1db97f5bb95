export { type Prologues, prologues } from "../plan/prologues.ts";
export type { Backend, Executable, Limits, Memory, Result, Timing } from "./backend.ts";
export {
  type ConvProducts,
  convGradFilterProducts,
  convGradInputProducts,
  convProducts,
  type Margin,
  type PlacedProduct,
  type Places,
} from "./convolution.ts";
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
export { LostDeviceError, RetrogradError, reject } from "./error.ts";
export { type KernelBackendOptions, kernelBackend } from "./kernelBackend/kernelBackend.ts";
export type { Implementation, KernelTable } from "./kernelBackend/table.ts";
export type {
  AlongAxisName,
  AnchorName,
  Axis,
  Composed,
  ComposedName,
  ConvSizes,
  ElementwiseName,
  Int,
  Kernel,
  KernelName,
  Kernels,
  MatmulSizes,
  OperandsOf,
  OutputsOf,
  ParametersOf,
  PoolSizes,
  PrologueName,
  Strided,
  Volume,
  Windows,
} from "./kernels.ts";
export { alongAxis, elementwise, isElementwise } from "./kernels.ts";
export type { Group, Named, Operand, Place, Plan, Step, Value } from "./plan.ts";
export { threefry } from "./threefry.ts";
