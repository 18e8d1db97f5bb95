import { all, type CaseOf, type CasesOf } from "./case.ts";
import { anyPool, countsOf, type PoolCase, pools } from "./pools.ts";

export const argMaxPool: CasesOf<"argMaxPool"> = {
  dtypes: all,
  cases: [
    ...pools.map(of),
    filled("ties everywhere", 5, (_, i) => i % 2),
    filled("nothing but negative numbers, padded", 5, (each) => -1 - Math.abs(each)),
    filled("nothing but the smallest, padded", 5, (_, __, smallest) => smallest),
    filled("NaN here and there", 5, (each, i) => (i % 7 === 0 ? Number.NaN : each)),
    filled("Infinity here and there", 3, (each, i) => (i % 5 === 0 ? Number.POSITIVE_INFINITY : each)),
  ],
  random: anyPool(of),
};

function of({ name, sizes }: PoolCase): CaseOf<"argMaxPool"> {
  const counts = countsOf(sizes);
  return {
    name,
    make: (draw) => ({
      operands: { x: draw.numbers(counts.x, -9, 9) },
      parameters: sizes,
      outputs: { out: { dtype: "int32", size: counts.y } },
    }),
  };
}

/** One of the pools, of other numbers; as int32, NaN is 0. */
function filled(
  name: string,
  which: number,
  number: (each: number, i: number, smallest: number) => number,
): CaseOf<"argMaxPool"> {
  const { make } = of(pools[which] as PoolCase);
  return {
    name,
    make: (draw) => {
      const call = make(draw);
      const { x } = call.operands;
      const smallest = x instanceof Int32Array ? -(2 ** 31) : Number.NEGATIVE_INFINITY;
      for (let i = 0; i < x.length; i++) x[i] = number(x[i] as number, i, smallest);
      return call;
    },
  };
}
