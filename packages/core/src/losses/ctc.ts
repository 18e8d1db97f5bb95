import { reject } from "../backend/error.ts";
import { expectOf } from "../graph/expect.ts";
import type { Tensor } from "../graph/tensor.ts";
import { arange } from "../ops/arange.ts";
import { expandDims } from "../ops/expandDims.ts";
import { full } from "../ops/full.ts";
import { greater } from "../ops/greater.ts";
import { less } from "../ops/less.ts";
import { logSoftmax } from "../ops/logSoftmax.ts";
import { neg } from "../ops/neg.ts";
import { where } from "../ops/where.ts";
import { ctcLikelihood, hardlyPossible } from "./ctcLikelihood.ts";
import type { Loss } from "./loss.ts";
import { weighted } from "./weighted.ts";

/** What `ctc` compares: scores for every step with labels whose steps nobody knows. */
export interface Transcripts {
  /** [N, T, classes], before the softmax. */
  readonly predictions: Tensor;
  /** int32 labels [N, S], padded at their ends. */
  readonly targets: Tensor;
  /** int32 [N]: how many steps each example has; all T, unless said. */
  readonly lengths?: Tensor;
  /** int32 [N]: how many labels each example has; all S, unless said. */
  readonly targetLengths?: Tensor;
  /** What each example counts: [N]. */
  readonly weights?: Tensor;
}

/** Settings of `ctc`. */
export interface CtcOptions {
  /** The class that stands for no label; 0, unless said (PyTorch's default). */
  readonly blank?: number;
  /** L of labels that don't fit into their steps, of which equal neighbours need a blank between them: Infinity, unless
   * said (PyTorch's default), or 0. Such examples have no gradient in either case. */
  readonly impossible?: 0 | typeof Infinity;
}

const name = "ctc";

/**
 * Connectionist temporal classification (Graves et al. 2006): L = -ln P(labels), with P the sum over all ways to spread
 * the labels over the steps, each step one class: neighbours that are equal count once, then blanks go. The sum runs over
 * log-probabilities. Its mean divides by the number of examples (as Keras'; PyTorch's divides each L by its labels, too).
 *
 * @throws RetrogradError where shapes don't fit, and, before a run, for labels that are none and lengths that are too long
 * @example
 * cost(ctc(), { predictions, targets, lengths, targetLengths })   // [8, 50, 28], int32 [8, 10], [8], [8]
 */
export function ctc({ blank = 0, impossible = Infinity }: CtcOptions = {}): Loss<Transcripts> {
  if (!Number.isInteger(blank) || blank < 0)
    reject(name, `class ${blank} can't be the blank`, "give a whole number from 0");
  return {
    name,
    losses({ predictions, targets, lengths, targetLengths, weights }) {
      const [N, T, classes] = checkedSizes(predictions, targets, blank);
      const S = targets.shape[1] as number;
      const steps = checkedLengths("lengths", lengths, N, T, `there are ${T} steps`);
      const most = Math.min(S, T);
      const counts = checkedLengths(
        "targetLengths",
        targetLengths,
        N,
        most,
        `there are ${S} labels and ${T} steps`,
      );
      const isLabel = less(arange(S), expandDims(counts ?? full([N], S, "int32"), -1));
      if (!targetLengths) expectOf(targets, (numbers) => checkLabels(numbers, classes, blank));
      const labels = where(isLabel, targets, blank);
      const likelihood = ctcLikelihood(logSoftmax(predictions), labels, {
        blank,
        lengths: steps ?? full([N], T, "int32"),
        counts: counts ?? full([N], S, "int32"),
      });
      const values = where(greater(likelihood, hardlyPossible), neg(likelihood), impossible);
      return { values: weighted(name, values, weights), divisor: N };
    },
  };
}

function checkedSizes(
  predictions: Tensor,
  targets: Tensor,
  blank: number,
): readonly [number, number, number] {
  if (predictions.shape.length !== 3 || predictions.shape[1] === 0)
    reject(
      name,
      `predictions are [${predictions.shape}]`,
      "give [examples, steps, classes], one step at least",
    );
  const [N, T, classes] = predictions.shape as [number, number, number];
  if (targets.dtype !== "int32" || targets.shape.length !== 2 || targets.shape[0] !== N)
    reject(
      name,
      `targets are ${targets.dtype} of shape [${targets.shape}]`,
      `for predictions [${predictions.shape}] give int32 labels [${N}, labels]`,
    );
  if (blank >= classes) reject(name, `class ${blank} can't be the blank`, `there are ${classes} classes`);
  return [N, T, classes];
}

/** Lengths that fit; those that are inputs are looked at before every run. */
function checkedLengths(
  what: string,
  lengths: Tensor | undefined,
  N: number,
  most: number,
  there: string,
): Tensor | null {
  if (!lengths) return null;
  if (lengths.dtype !== "int32" || `${lengths.shape}` !== `${N}`)
    reject(name, `${what} are ${lengths.dtype} of shape [${lengths.shape}]`, `give int32 [${N}]`);
  expectOf(lengths, (numbers) => {
    const i = numbers.findIndex((length) => !(length >= 0 && length <= most));
    if (i >= 0)
      reject(
        name,
        `${what} of example ${i} is ${numbers[i]}, and ${there}`,
        `it must lie between 0 and ${most}`,
      );
  });
  return lengths;
}

function checkLabels(numbers: ArrayLike<number>, classes: number, blank: number): void {
  for (let i = 0; i < numbers.length; i++) {
    const label = numbers[i] as number;
    if (label >= 0 && label < classes && label !== blank) continue;
    reject(
      name,
      `label ${label} at position ${i} is out of range`,
      `labels must be whole numbers from 0 to ${classes - 1}, but ${blank}, the blank`,
    );
  }
}
