import type { Backend, TypedArray } from "@retrograd/core/backend";
import { type HandCall, handPlan } from "./handPlan.ts";

/** The last call's result. */
export async function compute(backend: Backend, ...calls: readonly HandCall[]): Promise<TypedArray> {
  const { plan, inputs } = handPlan(calls);
  const executable = backend.compile(plan);
  const [result] = executable.run(inputs);
  const numbers = await result.read();
  executable.dispose();
  return numbers;
}
