import type { DType } from "@retrograd/core";

/** How far a number may be from the expected one: the rules of the golden cases' own README. */
export type Allowance = (want: number, dtype: DType) => number;

/** |got - want| ≤ 1e-6 + 1e-5 |want| + 16 float32Error in float32, 1e-8 + 1e-8 |want| in float64. */
export function withinError(float32Error = 0): Allowance {
  return (want, dtype) => {
    if (dtype === "float64") return 1e-8 + 1e-8 * Math.abs(want);
    return 1e-6 + 1e-5 * Math.abs(want) + 16 * float32Error;
  };
}

/** Tag `exact`: every product and sum is exact, in any order. */
export const exactly: Allowance = () => 0;

/** Parameters after some steps, in which a rounding of a gradient comes back as a share of the step. */
export function afterSteps(error: number, noise: number): Allowance {
  const inFloat32 = 1e-5 + 4 * Math.max(error, noise);
  return (want, dtype) => (dtype === "float64" ? 1e-8 + 1e-8 * Math.abs(want) : inFloat32);
}
