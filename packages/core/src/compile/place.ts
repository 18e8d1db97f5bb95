import { cast } from "../array/cast.ts";
import type { Backend, Memory } from "../backend/backend.ts";
import { type DType, type Shape, zeros } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Variable } from "../graph/variable.ts";
import { randomStream } from "../random/random.ts";

/** The memory of a variable on a backend; a new variable's first numbers are drawn by seed and name. */
export function place(variable: Variable, name: string, backend: Backend, seed: number): Memory {
  if (variable.memory) {
    if (variable.backend === backend) return variable.memory;
    return reject(
      name,
      `lives on ${variable.backend?.name}, and this is ${variable.backend?.name === backend.name ? "another " : ""}${backend.name}`,
      "await move(model, backend) first",
    );
  }
  const { shape, dtype } = variable as { shape: Shape; dtype: DType };
  const first = variable.pending && cast(name, variable.pending, dtype);
  const drawn = first ?? variable.initializer(shape, randomStream(seed, name));
  const memory = backend.allocate(dtype, variable.size);
  if (first) memory.write(first);
  else if (drawn.length > 0) {
    const numbers = zeros(dtype, variable.size);
    numbers.set(drawn);
    memory.write(numbers);
  }
  variable.memory = memory;
  variable.backend = backend;
  variable.pending = null;
  return memory;
}

/** Gives a variable's memory back and forgets its numbers: where it is next used, they are drawn anew. */
export function forget(variable: Variable): void {
  variable.memory?.dispose();
  variable.memory = null;
  variable.backend = null;
  variable.pending = null;
}
