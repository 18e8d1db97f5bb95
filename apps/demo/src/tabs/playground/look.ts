import type { NumericArray, Output } from "@retrograd/core";
import type { Batch } from "./batches.ts";
import type { Frame } from "./frame.ts";
import type { Settings } from "./settings.ts";
import type { Steps } from "./steps.ts";

/** What a look at a run needs beside its compiled functions. */
export interface Looked {
  readonly settings: Settings;
  readonly steps: Steps;
  readonly train: Batch;
  readonly test: Batch;
  /** ∂E/∂W̃ of every layer, of the latest batch; null before the first. */
  readonly slopes: readonly Float32Array[] | null;
}

/** What there is to see of a run: asked for in one go, and then waited for. */
export async function look(
  { settings, steps, train, test, slopes }: Looked,
  grid: NumericArray,
): Promise<Omit<Frame, "step" | "epoch">> {
  const { said, hidden, weights } = steps.looking({ x: grid });
  const costs = [train, test].map((points) => (isEmpty(points) ? null : steps.costs(points)));
  const [surface, w, units, losses, answers] = await Promise.all([
    numbers(said),
    Promise.all(Object.values(weights).map(numbers)),
    Promise.all(Object.values(hidden ?? {}).map(numbers)),
    Promise.all(costs.map((each) => each?.cost.read() ?? Number.NaN)),
    costs[1] ? numbers(costs[1].output) : new Float32Array(),
  ]);
  return {
    train: losses[0],
    test: losses[1],
    accuracy: settings.task === "classes" ? share(answers, test, settings) : null,
    surface,
    layers: w.map((weight, l) => ({
      weights: weight,
      gradients: slopes?.[l] ?? new Float32Array(weight.length),
      units: units[l] ?? new Float32Array(),
    })),
  };
}

export async function numbers(output: Output): Promise<Float32Array<ArrayBuffer>> {
  return (await output.readArray()).data as Float32Array<ArrayBuffer>;
}

const isEmpty = ({ y }: Batch): boolean => y.data.length === 0;

/** The share of points on the right side of the boundary: 0 in the output, for logits and for targets of ±1. */
function share(answers: Float32Array, { y }: Batch, { loss }: Settings): number {
  const middle = loss === "crossEntropy" ? 0.5 : 0;
  let right = 0;
  for (let i = 0; i < answers.length; i++) if (answers[i] > 0 === y.data[i] > middle) right++;
  return right / answers.length;
}
