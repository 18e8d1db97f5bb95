import { argMaxPool } from "../reference/argMaxPool.ts";
import { type CaseOf, type CasesOf, floats } from "./case.ts";
import { anyPool, countsOf, type PoolCase, pools } from "./pools.ts";

export const maxPoolGrad: CasesOf<"maxPoolGrad"> = {
  dtypes: floats,
  cases: pools.map(of),
  random: anyPool(of),
};

function of({ name, sizes }: PoolCase): CaseOf<"maxPoolGrad"> {
  const counts = countsOf(sizes);
  return {
    name,
    make: (draw) => {
      const indices = new Int32Array(counts.y);
      argMaxPool({ x: draw.numbers(counts.x), out: indices }, sizes);
      return {
        operands: { dy: draw.numbers(counts.y), indices },
        parameters: sizes,
        outputs: { out: { dtype: draw.dtype, size: counts.x } },
      };
    },
  };
}
