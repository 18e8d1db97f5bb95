import type { DType } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { type Initializer, Variable } from "../graph/variable.ts";
import { uniform } from "../initializers/uniform.ts";
import { add } from "../ops/add.ts";
import { constant } from "../ops/constant.ts";
import { slice } from "../ops/slice.ts";
import type { Layer } from "./layer.ts";

/**
 * y = x + P[position], with a vector P for each of up to `most` positions, which is trained: x [..., L, features].
 *
 * @throws RetrogradError for sequences longer than that
 */
export function learnedPositions(
  most: number,
  options: { readonly initializer?: Initializer } = {},
): Layer & { readonly weight: Variable } {
  if (!Number.isInteger(most) || most < 1)
    reject("learnedPositions", `cannot have ${most} positions`, "give a whole number from 1");
  const weight = new Variable("parameter", options.initializer ?? uniform());
  return {
    name: "learnedPositions",
    weight,
    forward(x, pass) {
      const [length, features] = lengthOf("learnedPositions", x);
      if (length > most)
        reject(
          "learnedPositions",
          `was given ${length} steps in [${x.shape}]`,
          `there are ${most} positions`,
        );
      return add(x, slice(pass.read(weight, [most, features], x.dtype), { end: [length] }));
    },
  };
}

/**
 * y = x + P[position], with P[p, 2i] = sin(p / 10000^(2i / features)) and P[p, 2i + 1] = cos of the same (Vaswani et al.
 * 2017): x [..., L, features] of any length.
 */
export function sinusoidalPositions(): Layer {
  return {
    name: "sinusoidalPositions",
    forward(x) {
      const [length, features] = lengthOf("sinusoidalPositions", x);
      return add(x, sinusoids(length, features, x.dtype));
    },
  };
}

function sinusoids(length: number, features: number, dtype: DType): Tensor {
  const numbers = Float64Array.from({ length: length * features }, (_, at) => {
    const [p, f] = [Math.floor(at / features), at % features];
    const angle = p / 10000 ** ((f - (f % 2)) / features);
    return f % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
  return constant(numbers, { shape: [length, features], dtype });
}

function lengthOf(layer: string, x: Tensor): [length: number, features: number] {
  if (x.shape.length < 2) reject(layer, `was given [${x.shape}]`, "give sequences, [..., steps, features]");
  return x.shape.slice(-2) as [number, number];
}
