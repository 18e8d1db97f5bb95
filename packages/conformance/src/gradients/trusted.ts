import type { DType } from "@retrograd/core";
import { epsilonOf } from "../numbers/compare.ts";
import { referenceBackend } from "../reference/backend.ts";
import { type Derivatives, derivativesOn, pointOf } from "./derivatives.ts";
import { expectDifferences } from "./differences.ts";
import type { Differentiable } from "./differentiable.ts";
import { noisyBackend } from "./noise.ts";
import { boundsFrom, samples } from "./scatter.ts";

/** What a function's results and gradients are, and how far off a backend may be in a dtype. */
export interface Expected {
  readonly want: Derivatives;
  readonly bounds: Readonly<Record<string, Float64Array>>;
}

/** One link of the chain of trust: the reference's gradients agree with differences, and its noise gives the bounds. */
export class Trusted {
  private readonly of: Differentiable;
  private reference: Promise<Derivatives> | null = null;
  private readonly expected = new Map<DType, Promise<Expected>>();

  constructor(of: Differentiable) {
    this.of = of;
  }

  /** Computed once, however many backends are compared with it. */
  in(dtype: DType): Promise<Expected> {
    const known = this.expected.get(dtype) ?? this.compute(dtype);
    this.expected.set(dtype, known);
    return known;
  }

  private async compute(dtype: DType): Promise<Expected> {
    this.reference ??= this.trust();
    const want = await this.reference;
    using noisy = derivativesOn(noisyBackend(epsilonOf[dtype]), this.of);
    const point = pointOf(this.of, "float64");
    const runs: Derivatives[] = [];
    for (let run = 0; run < samples; run++) runs.push(await noisy.at(point));
    const bounds: Record<string, Float64Array> = {};
    for (const [name, { data }] of Object.entries(want))
      bounds[name] = boundsFrom(
        data,
        runs.map((run) => run[name]?.data ?? []),
        epsilonOf[dtype],
      );
    return { want, bounds };
  }

  private async trust(): Promise<Derivatives> {
    await expectDifferences(this.of);
    using derivatives = derivativesOn(referenceBackend(), this.of);
    return await derivatives.at(pointOf(this.of, "float64"));
  }
}
