import { extremes } from "../functions/nan.ts";
import { literal } from "../shader/scalar.ts";
import type { Anchor } from "./kernel.ts";
import { reduce } from "./reduction.ts";

export const max: Anchor<"max"> = {
  onceEach: true,
  dispatches: ({ parameters, load, scalar, scratch, traits }) =>
    reduce(
      {
        load: (index) => load("x", index),
        axis: parameters,
        type: scalar,
        identity: literal(scalar === "f32" ? -Infinity : -(2 ** 31), scalar),
        combine: (a, b) => `${scalar === "f32" ? "larger" : "max"}(${a}, ${b})`,
        functions: extremes,
      },
      { scratch, traits },
    ),
};
