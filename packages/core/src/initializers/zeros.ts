import type { Initializer } from "../graph/variable.ts";
import { constant } from "./constant.ts";

/** Starts with 0 everywhere. */
export function zeros(): Initializer {
  return constant(0);
}
