import { reject } from "../backend/error.ts";
import type { Pass } from "../compile/pass.ts";
import type { Tensor } from "../graph/tensor.ts";
import { namedParametersOf } from "../layers/walk.ts";
import { add } from "../ops/add.ts";
import { mul } from "../ops/mul.ts";

/** A penalty on a model's parameters, one number that is added to the cost. */
export type Regularization = (model: unknown, pass: Pass) => Tensor;

/** strength · Σ penalty(w) over the trained parameters whose name `which` approves. */
export function penalty(
  name: string,
  strength: number,
  which: (parameter: string) => boolean,
  penaltyOf: (w: Tensor) => Tensor,
): Regularization {
  if (!(strength >= 0 && strength < Infinity))
    reject(name, `strength ${strength} is out of range`, "choose a finite one from 0, such as 0.0001");
  return (model, pass) => {
    const parameters = [...namedParametersOf(model)].filter(
      ([parameter, { trainable }]) => trainable && which(parameter),
    );
    const [first, ...others] = parameters.map(([, variable]) => penaltyOf(pass.read(variable)));
    if (!first)
      return reject(
        name,
        "finds no parameter to keep small",
        `trained ones are ${[...namedParametersOf(model).keys()].join(", ") || "none"}`,
      );
    return mul(
      others.reduce((a, b) => add(a, b), first),
      strength,
    );
  };
}
