import type { DType, NumericArray } from "@retrograd/core";
import type { Backend, TypedArray } from "@retrograd/core/backend";
import { type Check, Mismatch } from "../check.ts";
import { noisyBackend } from "../gradients/noise.ts";
import { boundsFrom, samples } from "../gradients/scatter.ts";
import { compare, epsilonOf } from "../numbers/compare.ts";
import { referenceBackend } from "../reference/backend.ts";

export type Results = Readonly<Record<string, NumericArray>>;

/** Something that ends in numbers by name: a training of a few steps, the update of a parameter. */
export interface Experiment {
  readonly name: string;
  /** Throws where the reference's own numbers are not to be trusted. */
  trust?(): Promise<void>;
  run(backend: Backend, dtype: DType): Promise<Results>;
}

/** The check that a backend's numbers are the reference's, as close as its kernels have to be. */
export function checkOf(subject: string, experiment: Experiment): Check {
  const known = new Map<DType, Promise<Expected>>();
  const dtypes: readonly DType[] = ["float32", "float64"];
  return {
    id: `${subject}/${experiment.name}`,
    subject,
    dtypes: ["float32", "int32"],
    run: async (backend) => {
      for (const dtype of dtypes.filter((each) => backend.dtypes.includes(each))) {
        const expected = known.get(dtype) ?? expectedOf(experiment, dtype);
        known.set(dtype, expected);
        const { want, bounds } = await expected;
        const got = await experiment.run(backend, dtype);
        for (const [name, { data, shape }] of Object.entries(want)) {
          const numbers = got[name];
          if (!numbers) throw new Mismatch(`${dtype} ${name}: there is none`);
          compare(`${dtype} ${name}`, numbers.data as TypedArray, data, bounds[name] ?? [], shape);
        }
      }
    },
  };
}

interface Expected {
  readonly want: Results;
  readonly bounds: Readonly<Record<string, Float64Array>>;
}

async function expectedOf(experiment: Experiment, dtype: DType): Promise<Expected> {
  await experiment.trust?.();
  const want = await experiment.run(referenceBackend(), "float64");
  const noisy = noisyBackend(epsilonOf[dtype]);
  const runs: Results[] = [];
  for (let run = 0; run < samples; run++) runs.push(await experiment.run(noisy, "float64"));
  const bounds: Record<string, Float64Array> = {};
  for (const [name, { data }] of Object.entries(want))
    bounds[name] = boundsFrom(
      data,
      runs.map((run) => run[name]?.data ?? []),
      epsilonOf[dtype],
    );
  return { want, bounds };
}
