import type { Anchor } from "./kernel.ts";
import { reduce } from "./reduction.ts";

export const sum: Anchor<"sum"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalar, scratch, traits }) =>
    reduce(
      {
        load: (index) => load("x", index),
        axis: parameters,
        type: scalar,
        identity: `${scalar}(0)`,
        combine: (a, b) => `(${a} + ${b})`,
      },
      { scratch, traits },
    ),
};
