/** What a network says about every image of a test set. */
export interface Predictions {
  /** The class with the largest logit, per image. */
  readonly classes: Uint8Array;
  /** The probability that the network gives to that class, per image. */
  readonly probabilities: Float64Array;
}

/** Softmax, p = exp(z - max z) / Σ exp(z - max z), and its largest entry, for each row of logits z. */
export function predictions(logits: ArrayLike<number>, classes: number): Predictions {
  const count = logits.length / classes;
  const result = { classes: new Uint8Array(count), probabilities: new Float64Array(count) };
  for (let i = 0; i < count; i++) {
    const start = i * classes;
    let best = 0;
    for (let k = 1; k < classes; k++) if (logits[start + k] > logits[start + best]) best = k;
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += Math.exp(logits[start + k] - logits[start + best]);
    result.classes[i] = best;
    result.probabilities[i] = 1 / sum;
  }
  return result;
}

/** The first `count` images that are predicted right, and the wrong ones that the network is surest of. */
export function telling(
  labels: Uint8Array,
  predicted: Predictions,
  count: number,
): { right: number[]; wrong: number[] } {
  const images = Array.from(labels, (_, i) => i);
  const isRight = (i: number): boolean => predicted.classes[i] === labels[i];
  const wrong = images.filter((i) => !isRight(i));
  wrong.sort((a, b) => predicted.probabilities[b] - predicted.probabilities[a]);
  return { right: images.filter(isRight).slice(0, count), wrong: wrong.slice(0, count) };
}

/** counts[true class][predicted class] */
export function confusion(labels: Uint8Array, predicted: Uint8Array, classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  labels.forEach((label, i) => {
    counts[label][predicted[i]]++;
  });
  return counts;
}
