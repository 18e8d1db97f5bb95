import { expect, it } from "vitest";
import { confusion, predictions, telling } from "./predictions.ts";

it("predictions takes the largest logit, the first of equals, and its softmax", () => {
  const { classes, probabilities } = predictions([0, Math.log(3), 5, 5, 1000, -1000], 2);
  expect(Array.from(classes)).toEqual([1, 0, 0]);
  expect(probabilities[0]).toBeCloseTo(0.75, 12);
  expect(Array.from(probabilities.subarray(1))).toEqual([0.5, 1]);
});

it("telling gives the first right ones and the surest wrong ones", () => {
  const predicted = {
    classes: Uint8Array.of(1, 2, 3, 4),
    probabilities: Float64Array.of(0.9, 0.5, 0.8, 0.7),
  };
  expect(telling(Uint8Array.of(1, 1, 1, 4), predicted, 2)).toEqual({ right: [0, 3], wrong: [2, 1] });
  expect(telling(Uint8Array.of(1, 1, 1, 4), predicted, 1)).toEqual({ right: [0], wrong: [2] });
});

it("confusion counts by true class, then by prediction", () => {
  expect(confusion(Uint8Array.of(0, 1, 1, 1), Uint8Array.of(0, 1, 0, 1), 2)).toEqual([
    [1, 0],
    [1, 2],
  ]);
});
