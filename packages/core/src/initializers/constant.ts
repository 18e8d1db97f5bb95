import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Initializer } from "../graph/variable.ts";

/** Starts with the same number everywhere. */
export function constant(value: number): Initializer {
  if (!Number.isFinite(value)) reject("constant", `cannot start with ${value}`, "give a finite number");
  return (shape) => new Float64Array(sizeOf(shape)).fill(value);
}
