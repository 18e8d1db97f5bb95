import type { MatmulSizes } from "@retrograd/core/backend";
import { type Command, plus, type Word } from "./address.ts";
import type { Call } from "./kernel.ts";

/** Rows of a packed block of a, its depth and the columns of a tile, as in assembly/matmul. */
const blockRows = 64;
const blockDepth = 512;
const tileColumns = 8;
/** Multiplications of a product that is not worth packing, and its depth at most, as there. */
const [small, stretch] = [4096, 256];
/** What one multiplication and addition of a product takes of the time of one number elsewhere. */
const perMultiplication = 1 / 8;
/** Products of one call that are divided one by one, rather than each computed by one thread. */
const fewProducts = 8;

/** out = A · B as the module takes it: by the bytes between neighbours. The steps behind it take
 * the place of the 0 at the end. */
export function matmul(call: Call<"matmul">): Command[] {
  const { at, parameters, scratch, division } = call;
  const { threads, least } = division;
  const { batch, m, n, k, rowA, stepA, stepB, columnB, nextA, nextB, swapped } = strided(parameters);
  const [a, b] = swapped ? [at.b, at.a] : [at.a, at.b];
  if (batch === 1 && columnB === 4 && k > 0 && k <= stretch && m * n * k <= small)
    return [{ kernel: "matmulSmall", words: [a, b, at.out, m, n, k, rowA, stepA, stepB] }];
  const isDivided =
    threads > 1 && m * n * k * perMultiplication >= 2 * least && m > 1 && n > 1 && batch <= fewProducts;
  const bytesA = roundedUp((Math.min(m, blockRows) + 4) * (Math.min(k, blockDepth) + 1) * 4);
  const bytesB = roundedUp(Math.ceil(n / tileColumns + 1) * tileColumns * k * 4);
  const packedA = scratch(bytesA * threads);
  const packedB = scratch(isDivided ? bytesB : bytesB * threads);
  const words = (p: number, count: number): Word[] => [
    ...[plus(a, p * nextA), plus(b, p * nextB), plus(at.out, p * m * n * 4), count, m, n, k],
    ...[rowA, stepA, stepB, columnB, nextA, nextB, packedA, packedB, bytesA, bytesB, 0],
  ];
  const shares = { units: batch, work: m * n * k * perMultiplication };
  if (!isDivided) return [{ kernel: "matmul", words: words(0, batch), shares, runsSteps: true }];
  return Array.from({ length: batch }, (_, p) => words(p, 1)).flatMap((each): Command[] => [
    { kernel: "packOnce", words: each, shares: { units: Math.ceil(n / tileColumns), work: k * tileColumns } },
    {
      kernel: "productRows",
      runsSteps: true,
      words: each,
      shares: { units: m, work: n * k * perMultiplication, multiple: 4 },
    },
  ]);
}

function roundedUp(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
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
