import type { Strided } from "@retrograd/core/backend";
import { index } from "./scalar.ts";

/**
 * Where the element with the linear index `i` of a view lies: offset + Σ_d i_d · strides_d, modulo 2^32.
 *
 * @param offset the view's, as WGSL
 */
export function viewIndex(view: Pick<Strided, "shape" | "strides">, i: string, offset: string): string {
  const terms: string[] = [];
  let inner = 1;
  const axes = merged(view);
  axes.forEach(({ length, stride }, d) => {
    if (stride !== 0) {
      const shifted = inner === 1 ? i : `${i} / ${inner}u`;
      // The outermost axis needs no remainder: i is within bounds.
      const place = d === axes.length - 1 ? shifted : `${shifted} % ${length}u`;
      terms.push(stride === 1 ? place : `${place} * ${index(stride)}`);
    }
    inner *= length;
  });
  return [...terms, offset].join(" + ");
}

interface WalkAxis {
  length: number;
  stride: number;
}

/** The axes of the walk from the innermost on, as few as it needs: [2, 3] by strides [3, 1] is [6] by [1]. */
function merged({ shape, strides }: Pick<Strided, "shape" | "strides">): WalkAxis[] {
  const axes: WalkAxis[] = [];
  for (let d = shape.length - 1; d >= 0; d--) {
    const length = shape[d];
    const stride = strides[d];
    const last = axes.at(-1);
    if (length === 1) continue;
    if (last && stride === last.stride * last.length) last.length *= length;
    else axes.push({ length, stride });
  }
  return axes;
}
