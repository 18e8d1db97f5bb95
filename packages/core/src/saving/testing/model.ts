import type { Backend, Memory } from "../../backend/backend.ts";
import { type DType, type Shape, type TypedArray, zeros } from "../../backend/dtype.ts";
import { type Layout, Variable } from "../../graph/variable.ts";

/** For tests: memory that is a typed array, on a backend that computes nothing. */
export function hostBackend(dtypes: readonly DType[] = ["float32", "float64", "int32"]): Backend {
  const numbers = new Map<Memory, TypedArray>();
  const unused = (): never => {
    throw new Error("this backend computes nothing");
  };
  return {
    name: "host",
    dtypes,
    composed: new Set(),
    choices: new Map(),
    limits: {
      alignment: 4,
      operandsPerGroup: 8,
      stepsPerGroup: 8,
      inPlace: true,
      prologues: null,
    },
    allocate(dtype, size) {
      const data = zeros(dtype, size);
      const memory: Memory = {
        dtype,
        size,
        write: (given) => data.set(given),
        dispose: () => numbers.delete(memory),
      };
      numbers.set(memory, data);
      return memory;
    },
    read: async (memories) => memories.map((memory) => numbers.get(memory)?.slice() as TypedArray),
    compile: unused,
    dispose: unused,
  };
}

/** A variable that holds 0, 1, 2, … on a backend. */
export function variableOn(
  backend: Backend,
  shape: Shape,
  options: { readonly dtype?: DType; readonly layout?: Layout } = {},
): Variable {
  const variable = new Variable("parameter", () => [], shape, options.dtype ?? "float32");
  variable.layout = options.layout ?? "same";
  variable.memory = backend.allocate(options.dtype ?? "float32", variable.size);
  variable.memory.write(zeros(options.dtype ?? "float32", variable.size).map((_, i) => i) as TypedArray);
  variable.backend = backend;
  return variable;
}

/** A variable whose shape is open. */
export function openVariable(layout: Layout = "same"): Variable {
  const variable = new Variable("parameter", () => []);
  variable.layout = layout;
  return variable;
}
