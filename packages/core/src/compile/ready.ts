import type { NumericArray } from "../array/array.ts";
import type { Executable, Memory } from "../backend/backend.ts";
import type { TypedArray } from "../backend/dtype.ts";
import type { Plan } from "../backend/plan.ts";
import type { Check } from "../graph/expect.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import type { Trace } from "./trace.ts";

/** One plan of a traced function, for inputs of one combination of shapes. */
export interface Ready {
  readonly inputs: readonly {
    readonly name: string;
    readonly tensor: Tensor;
    readonly checks: readonly Check[];
  }[];
  readonly trace: Trace;
  readonly plan: Plan;
  readonly executable: Executable;
  readonly outputs: readonly {
    readonly name: string;
    readonly keys: readonly string[];
    readonly tensor: Tensor;
  }[];
  /** The variables as they were when the plan was made. */
  readonly variables: readonly {
    readonly variable: Variable;
    readonly memory: Memory;
    readonly trainable: boolean;
  }[];
  /** Room for the numbers of one run: inputs, then scalars, then the random key. */
  readonly numbers: TypedArray[];
}

/** Whether a plan is for these inputs, and for the variables as they are now. */
export function fits(ready: Ready, given: readonly NumericArray[], names: readonly string[]): boolean {
  if (ready.inputs.length !== given.length) return false;
  for (let i = 0; i < given.length; i++) {
    const { name, tensor } = ready.inputs[i] as Ready["inputs"][number];
    const { dtype, shape } = given[i] as NumericArray;
    if (name !== names[i] || tensor.dtype !== dtype || tensor.shape.length !== shape.length) return false;
    for (let d = 0; d < shape.length; d++) if (shape[d] !== tensor.shape[d]) return false;
  }
  return areCurrent(ready);
}

/** Whether the plan's variables still live where they did when it was made, and none was frozen since. */
export function areCurrent({ variables }: Ready): boolean {
  for (const { variable, memory, trainable } of variables)
    if (variable.memory !== memory || variable.trainable !== trainable) return false;
  return true;
}
