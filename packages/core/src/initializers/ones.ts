import type { Initializer } from "../graph/variable.ts";
import { constant } from "./constant.ts";

/** Starts with 1 everywhere. */
export function ones(): Initializer {
  return constant(1);
}
