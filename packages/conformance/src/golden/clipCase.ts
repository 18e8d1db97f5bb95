import { clipByGlobalNorm, clipByValue, type DType, globalNorm, type Tensor } from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";
import { Unsupported } from "../check.ts";
import { arraysOf } from "./arrays.ts";
import { Attributes } from "./attributes.ts";
import { Findings } from "./findings.ts";
import type { ClipCase, GoldenOptions } from "./format.ts";
import { goldenStep } from "./run.ts";
import { withinError } from "./tolerance.ts";

type Clip = (gradients: readonly Tensor[]) => { readonly clipped: Tensor[]; readonly norm?: Tensor };

const clips: Readonly<Record<string, (a: Attributes) => Clip>> = {
  globalNorm: (a) => {
    const maxNorm = a.number("maxNorm");
    const type = a.optional<number | string>("normType") ?? 2;
    const normType = type === "inf" ? Number.POSITIVE_INFINITY : Number(type);
    return (gradients) => ({
      clipped: clipByGlobalNorm(gradients, maxNorm, { normType }),
      norm: globalNorm(gradients, { normType }),
    });
  },
  value: (a) => {
    const limit = a.number("clipValue");
    return (gradients) => ({ clipped: clipByValue(gradients, limit) });
  },
};

export function clipMissing({ type }: GoldenOptions): string | undefined {
  return clips[type] ? undefined : `there is no clipping by ${type}`;
}

/** Clips gradients. */
export async function runClipCase(golden: ClipCase, backend: Backend, dtype: DType): Promise<void> {
  const make = clips[golden.clip.type];
  if (!make) throw new Unsupported(`there is no clipping by ${golden.clip.type}`);
  const attributes = new Attributes(golden.clip);
  const clip = make(attributes);
  attributes.expectAllAsked(golden.clip.type);
  using step = goldenStep(backend, golden.name, (gradients) => {
    const { clipped, norm } = clip(Object.values(gradients));
    const names = Object.keys(gradients);
    return {
      clipped: Object.fromEntries(names.map((name, i) => [name, clipped[i] as Tensor])),
      norms: norm ? { norm } : {},
    };
  });
  const results = step.run(arraysOf(golden.grads, dtype));
  const found = new Findings(dtype);
  for (const [name, want] of Object.entries(golden.clipped))
    await found.output(name, results("clipped", name), want, withinError(golden.float32Error?.[name]));
  if (golden.totalNorm !== undefined)
    found.number(
      "norm",
      (await results("norms", "norm")?.read()) ?? Number.NaN,
      golden.totalNorm,
      withinError(),
    );
  found.conclude();
}
