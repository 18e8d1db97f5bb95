import type { Shape } from "../backend/dtype.ts";

/** Row-major strides, in elements: [3, 4] has [4, 1]. */
export function stridesOf(shape: Shape): number[] {
  const strides: number[] = new Array(shape.length).fill(1);
  for (let d = shape.length - 2; d >= 0; d--)
    strides[d] = (strides[d + 1] as number) * (shape[d + 1] as number);
  return strides;
}
