import { type Backend, type Epoch, type Layer, type NumericArray, predict } from "@retrograd/core";
import type { Numbers } from "./Images.ts";
import { classes, type EpochReport } from "./settings.ts";

/** What a network says of each image: the class with the largest logit. */
export async function predictions(model: Layer, { x }: Numbers, backend: Backend): Promise<Int32Array> {
  const logits = ((await predict(model, x, { backend, batchSize: 256 })) as NumericArray)
    .data as Float32Array;
  return Int32Array.from({ length: logits.length / classes }, (_, i) => {
    let best = 0;
    for (let c = 1; c < classes; c++) if (logits[i * classes + c] > logits[i * classes + best]) best = c;
    return best;
  });
}

/** An epoch, with what the network makes of the test images by then. */
export function examined(
  { epoch, loss, validation, seconds }: Epoch,
  predicted: Int32Array,
  labels: ArrayLike<number>,
): EpochReport {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const [i, said] of predicted.entries()) confusion[labels[i]][said]++;
  const right = confusion.reduce((sum, row, label) => sum + row[label], 0);
  const testAccuracy = right / labels.length;
  return { epoch, loss, testLoss: validation?.loss ?? Number.NaN, testAccuracy, confusion, seconds };
}
