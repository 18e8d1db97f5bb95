import type { DType } from "@retrograd/core";
import type { Backend, TypedArray } from "@retrograd/core/backend";
import { Mismatch } from "../check.ts";
import { compare } from "../numbers/compare.ts";
import { derivativesOn, pointOf } from "./derivatives.ts";
import type { Differentiable } from "./differentiable.ts";
import type { Trusted } from "./trusted.ts";

/** Throws where a backend's results and gradients are not the reference's, which are those of central differences. */
export async function expectDerivatives(
  backend: Backend,
  of: Differentiable,
  trusted: Trusted,
): Promise<void> {
  const dtypes: readonly DType[] = ["float32", "float64"];
  for (const dtype of dtypes.filter((each) => backend.dtypes.includes(each))) {
    const { want, bounds } = await trusted.in(dtype);
    using derivatives = derivativesOn(backend, of);
    const got = await derivatives.at(pointOf(of, dtype));
    for (const [name, { data, shape }] of Object.entries(want)) {
      const numbers = got[name];
      if (!numbers) throw new Mismatch(`${dtype} ${name}: there is none`);
      const bound = bounds[name] ?? [];
      compare(`${dtype} ${name}`, numbers.data as TypedArray, data, bound, shape);
    }
  }
}
