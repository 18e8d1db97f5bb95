import { type Shape, sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { broadcastTo } from "./broadcastTo.ts";
import { broadcastShape, float, sameDType } from "./operand.ts";
import { reshape } from "./reshape.ts";
import { sum } from "./sum.ts";

/** Settings of `matmul`. */
export interface MatmulOptions {
  /** a is [..., k, m] instead of [..., m, k]. */
  readonly transposeA?: boolean;
  /** b is [..., n, k] instead of [..., k, n]. */
  readonly transposeB?: boolean;
}

/**
 * A B over the last two axes: a [..., m, k], b [..., k, n], out [..., m, n]; axes before those broadcast.
 * ∂L/∂A = ∂L/∂out Bᵀ and ∂L/∂B = Aᵀ ∂L/∂out, two more products.
 *
 * @throws RetrogradError for fewer than two axes, and where the inner axes differ or those before the last
 * two do not broadcast
 */
export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  const { transposeA = false, transposeB = false } = options;
  sameDType("matmul", [float("matmul", a), b]);
  if (a.shape.length < 2 || b.shape.length < 2)
    reject(
      "matmul",
      `cannot multiply [${a.shape}] by [${b.shape}]`,
      "both must have two axes or more: reshape a vector to one row or one column",
    );
  const [m, k] = sidesOf(a, transposeA);
  const [inner, n] = sidesOf(b, transposeB);
  if (k !== inner) {
    const product = `[${a.shape}]${transposeA ? "ᵀ" : ""} by [${b.shape}]${transposeB ? "ᵀ" : ""}`;
    reject("matmul", `cannot multiply ${product}`, `inner axes ${k} and ${inner} must be equal`);
  }
  const batchA = a.shape.slice(0, -2);
  const batchB = b.shape.slice(0, -2);
  const batch = broadcastShape(`matmul of [${a.shape}] by [${b.shape}]`, [batchA, batchB]);
  const size = sizeOf(batch);
  const rowsA = a.shape.slice(-2);
  const rowsB = b.shape.slice(-2);
  // One matrix b for a whole batch: the rows of all a are the rows of one matrix.
  if (sizeOf(batchB) === 1 && !transposeA)
    return reshape(product(reshape(a, [size * m, k]), reshape(b, rowsB), options), [...batch, m, n]);
  const whole = (x: Tensor, own: Shape, rows: Shape): Tensor =>
    sizeOf(own) === 1 ? reshape(x, rows) : reshape(broadcastTo(x, [...batch, ...rows]), [size, ...rows]);
  return reshape(product(whole(a, batchA, rowsA), whole(b, batchB, rowsB), options), [...batch, m, n]);
}

/** The product of two matrices, of a matrix with each of a batch, or of two batches, matrix by matrix. */
function product(a: Tensor, b: Tensor, { transposeA = false, transposeB = false }: MatmulOptions): Tensor {
  const batchedA = a.shape.length === 3;
  const batchedB = b.shape.length === 3;
  const batched = batchedA ? a.shape.slice(0, 1) : b.shape.slice(0, -2);
  const [m, k] = sidesOf(a, transposeA);
  const [, n] = sidesOf(b, transposeB);
  return apply("matmul", {
    inputs: { a, b },
    shape: [...batched, m, n],
    parameters: { batch: sizeOf(batched), m, n, k, transposeA, transposeB, batchedA, batchedB },
    gradients: {
      a: (dy) =>
        overBatch(
          transposeA
            ? matmul(b, dy, { transposeA: transposeB, transposeB: true })
            : matmul(dy, b, { transposeB: !transposeB }),
          a.shape,
        ),
      b: (dy) =>
        overBatch(
          transposeB
            ? matmul(dy, a, { transposeA: true, transposeB: transposeA })
            : matmul(a, dy, { transposeA: !transposeA }),
          b.shape,
        ),
    },
  });
}

/** The gradient of one matrix that a whole batch was multiplied by: the sum over the batch. */
function overBatch(x: Tensor, shape: Shape): Tensor {
  return x.shape.length > shape.length ? sum(x, { axes: 0 }) : x;
}

/** Rows and columns of an operand's matrices, as they are multiplied. */
function sidesOf({ shape }: Tensor, transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}
