import type { MatmulSizes } from "@retrograd/core/backend";
import * as fc from "fast-check";
import { type CaseOf, type CasesOf, floats } from "./case.ts";

const plain = { transposeA: false, transposeB: false, batchedA: true, batchedB: true };
const transposes = [
  {},
  { transposeA: true },
  { transposeB: true },
  { transposeA: true, transposeB: true },
] as const;

/** Sizes below, on and past the tiles of every backend. */
const sizes: readonly (readonly [m: number, k: number, n: number])[] = [
  [5, 7, 3],
  [1, 1, 1],
  [1, 17, 1],
  [1, 33, 19],
  [19, 33, 1],
  [16, 16, 16],
  [65, 67, 131],
];

export const matmul: CasesOf<"matmul"> = {
  dtypes: floats,
  cases: [
    ...sizes.flatMap(([m, k, n]) => transposes.map((t) => of({ ...plain, ...t, batch: 1, m, k, n }))),
    ...transposes.map((t) => of({ ...plain, ...t, batch: 3, m: 5, k: 4, n: 6 })),
    of({ ...plain, batch: 3, m: 5, k: 4, n: 6, batchedA: false }),
    of({ ...plain, batch: 3, m: 5, k: 4, n: 6, batchedB: false, transposeB: true }),
    of({ ...plain, batch: 2, m: 5, k: 4, n: 6, batchedA: false, batchedB: false, transposeA: true }),
    of({ ...plain, batch: 1, m: 3, k: 1025, n: 5 }),
    of({ ...plain, batch: 1, m: 3, k: 0, n: 5 }),
    of({ ...plain, batch: 1, m: 0, k: 3, n: 5 }),
    of({ ...plain, batch: 1, m: 3, k: 4, n: 0 }),
    of({ ...plain, batch: 0, m: 3, k: 4, n: 5 }),
    notFinite(),
    equalTerms(),
  ],
  random: fc
    .record({
      batch: fc.integer({ min: 1, max: 3 }),
      m: fc.integer({ min: 1, max: 40 }),
      n: fc.integer({ min: 1, max: 40 }),
      k: fc.integer({ min: 0, max: 40 }),
      transposeA: fc.boolean(),
      transposeB: fc.boolean(),
      batchedA: fc.boolean(),
      batchedB: fc.boolean(),
    })
    .map(of),
};

function of(parameters: MatmulSizes): CaseOf<"matmul"> {
  const { batch, m, n, k, batchedA, batchedB } = parameters;
  return {
    name: nameOf(parameters),
    make: (draw) => ({
      operands: {
        a: draw.numbers((batchedA ? batch : 1) * m * k),
        b: draw.numbers((batchedB ? batch : 1) * k * n),
      },
      parameters,
      outputs: { out: { dtype: draw.dtype, size: batch * m * n } },
    }),
  };
}

/** NaN times 0 and Infinity times 0 are NaN: no kernel may skip a row because it meets a 0. */
function notFinite(): CaseOf<"matmul"> {
  const { make } = of({ ...plain, batch: 1, m: 3, k: 4, n: 5 });
  return {
    name: "3x4x5 with NaN, Infinity and zeros",
    make: (draw) => {
      const call = make(draw);
      const { a, b } = call.operands;
      a.set([0, 0, 0, 0]);
      b[7] = Number.NaN;
      b[14] = Number.POSITIVE_INFINITY;
      return call;
    },
  };
}

/** Added up one after the other in float32, every rounding goes the same way. */
function equalTerms(): CaseOf<"matmul"> {
  const { make } = of({ ...plain, batch: 1, m: 1, k: 50021, n: 2 });
  return {
    name: "1x50021x2 of 0.1 and 1",
    make: (draw) => {
      const call = make(draw);
      call.operands.a.fill(0.1);
      call.operands.b.fill(1);
      return call;
    },
  };
}

function nameOf({ batch, m, n, k, transposeA, transposeB, batchedA, batchedB }: MatmulSizes): string {
  const batches = batch === 1 ? "" : `${batch} times `;
  const shared = [batchedA ? "" : ", one A", batchedB ? "" : ", one B"].join("");
  return `${batches}${m}x${k}x${n}${transposeA ? ", Aᵀ" : ""}${transposeB ? ", Bᵀ" : ""}${shared}`;
}
