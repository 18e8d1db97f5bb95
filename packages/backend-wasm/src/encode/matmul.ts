import type { MatmulSizes } from "@retrograd/core/backend";
import type { Instruction } from "./address.ts";
import type { Call } from "./kernel.ts";

/** Rows of a packed block of a, its depth and the columns of a tile at most, as in assembly/matmul. */
const blockRows = 64;
const blockDepth = 384;
const tileColumns = 12;

/** out = A · B as the module takes it: by the bytes between neighbours. The steps behind it go by one more word. */
export function matmul(call: Call<"matmul">): Instruction {
  const { at, parameters, scratch } = call;
  const { batch, m, n, k, rowA, stepA, stepB, columnB, nextA, nextB, swapped } = strided(parameters);
  const [a, b] = swapped ? [at.b, at.a] : [at.a, at.b];
  const packedA = scratch((Math.min(m, blockRows) + 4) * (Math.min(k, blockDepth) + 1) * 4);
  const packedB = scratch(Math.ceil(n / tileColumns + 1) * tileColumns * k * 4);
  return {
    kernel: "matmul",
    words: [a, b, at.out, batch, m, n, k, rowA, stepA, stepB, columnB, nextA, nextB, packedA, packedB],
  };
}

interface StridedSizes {
  readonly batch: number;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** Bytes. */
  readonly rowA: number;
  readonly stepA: number;
  readonly stepB: number;
  readonly columnB: number;
  /** From one matrix to the next. */
  readonly nextA: number;
  readonly nextB: number;
  /** Whether a and b change places: outᵀ = Bᵀ · Aᵀ. */
  readonly swapped: boolean;
}

function strided(sizes: MatmulSizes): StridedSizes {
  const { n, k, transposeA, transposeB, batchedA, batchedB } = sizes;
  // Products of one b with many a in rows are one product of more rows.
  const isOne = batchedA && !batchedB && !transposeA;
  const m = isOne ? sizes.batch * sizes.m : sizes.m;
  const batch = isOne ? 1 : sizes.batch;
  const rowA = transposeA ? 4 : k * 4;
  const stepA = transposeA ? m * 4 : 4;
  const stepB = transposeB ? 4 : n * 4;
  const columnB = transposeB ? k * 4 : 4;
  const nextA = batchedA && !isOne ? m * k * 4 : 0;
  const nextB = batchedB ? k * n * 4 : 0;
  // A column is a row on its side, whose product reads A along its rows.
  if (n === 1 && transposeA)
    return {
      ...{ batch, k, m: 1, n: m, rowA: 0, stepA: 4, stepB: stepA, columnB: rowA },
      ...{ nextA: nextB, nextB: nextA, swapped: true },
    };
  return { batch, m, n, k, rowA, stepA, stepB, columnB, nextA, nextB, swapped: false };
}
