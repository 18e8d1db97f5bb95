import { argMaxPool } from "../reference/argMaxPool.ts";
import { type CaseOf, type CasesOf, floats } from "./case.ts";
import { anyPool, countsOf, type PoolCase, pools } from "./pools.ts";
import { windowsOf } from "./windows.ts";

export const maxPoolGrad: CasesOf<"maxPoolGrad"> = {
  dtypes: floats,
  cases: [shared(), ...pools.map(of)],
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

/** All windows have chosen one place, so that a single number, for all of them, is as good as any other sample. */
function shared(): CaseOf<"maxPoolGrad"> {
  const sizes = { ...windowsOf({ input: [1, 5, 5], kernel: [1, 3, 3] }), channels: 1 };
  const { make } = of({ name: "one place for nine windows", sizes });
  return {
    name: "one place for nine windows",
    make: (draw) => {
      const call = make(draw);
      call.operands.indices.fill(12);
      return call;
    },
  };
}
