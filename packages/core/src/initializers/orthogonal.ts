import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Initializer } from "../graph/variable.ts";
import { drawn } from "./drawn.ts";
import { gaussian } from "./gaussian.ts";

/** Settings of `orthogonal`. */
export interface OrthogonalOptions {
  /** 1, unless said (Keras' default). */
  readonly gain?: number;
}

/**
 * A random orthogonal matrix times `gain` (Saxe et al. 2013): [..., in, out] is taken as a matrix of all other axes
 * by `out`, whose columns (its rows, where there are fewer of them) are orthonormal.
 *
 * @throws RetrogradError for shapes of fewer than two axes
 */
export function orthogonal({ gain = 1 }: OrthogonalOptions = {}): Initializer {
  if (!Number.isFinite(gain)) reject("orthogonal", `cannot have gain ${gain}`, "give a finite number");
  return (shape, random) => {
    if (shape.length < 2)
      reject("orthogonal", `cannot fill shape [${shape}]`, "it must have two axes at least");
    const columns = shape.at(-1) as number;
    const rows = sizeOf(shape.slice(0, -1));
    const vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), gaussian(random));
    return Float64Array.from({ length: rows * columns }, (_, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      const [vector, place] = rows < columns ? [row, column] : [column, row];
      return gain * ((vectors[vector] as Float64Array)[place] as number);
    });
  };
}

/** Vectors of unit length at right angles: Gram & Schmidt's, in Rutishauser's form that goes over them twice. */
function orthonormal(count: number, length: number, draw: () => number): Float64Array[] {
  const vectors: Float64Array[] = [];
  while (vectors.length < count) {
    const v = drawn([length], draw);
    for (let pass = 0; pass < 2; pass++)
      for (const u of vectors) {
        const along = dot(u, v);
        for (let i = 0; i < length; i++) v[i] = (v[i] as number) - along * (u[i] as number);
      }
    const norm = Math.sqrt(dot(v, v));
    if (norm > 1e-8) vectors.push(v.map((x) => x / norm));
  }
  return vectors;
}

function dot(u: Float64Array, v: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += (u[i] as number) * (v[i] as number);
  return sum;
}
