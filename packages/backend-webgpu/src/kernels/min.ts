import { extremes } from "../functions/nan.ts";
import { literal } from "../shader/scalar.ts";
import type { Anchor } from "./kernel.ts";
import { reduce } from "./reduction.ts";

export const min: Anchor<"min"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalar, scratch, traits }) =>
    reduce(
      {
        load: (index) => load("x", index),
        axis: parameters,
        type: scalar,
        identity: literal(scalar === "f32" ? Infinity : 2 ** 31 - 1, scalar),
        combine: (a, b) => `${scalar === "f32" ? "smaller" : "min"}(${a}, ${b})`,
        functions: extremes,
      },
      { scratch, traits },
    ),
};
