import {
  dense,
  type Layer,
  type Loss,
  meanSquaredError,
  ops,
  sequential,
  softmaxCrossEntropy,
} from "@retrograd/core";
import type { library } from "../library.ts";
import type { LossName } from "../losses/lossCases.ts";
import type { LayerName } from "../training/layerCases.ts";

type Library = typeof library;

/** The values of a loss, whose gradient is a share of what it should be. */
function weakened(loss: Loss, share: number): Loss {
  return {
    ...loss,
    losses: (record) => {
      const { values, divisor } = loss.losses(record);
      const part = ops.mul(values, share);
      return { values: ops.add(part, ops.stopGradient(ops.sub(values, part))), divisor };
    },
  };
}

/** Losses with gradients that are broken on purpose. */
export const brokenLosses: readonly {
  readonly loss: LossName;
  readonly does: string;
  readonly broken: () => Loss;
}[] = [
  {
    loss: "meanSquaredError",
    does: "forgets the 2 of the square",
    broken: () => weakened(meanSquaredError(), 0.5),
  },
  {
    loss: "softmaxCrossEntropy",
    does: "is off by a hundredth of a percent",
    broken: () => weakened(softmaxCrossEntropy(), 0.9999),
  },
];

type BrokenLayer<K extends LayerName = LayerName> = {
  readonly layer: K;
  readonly does: string;
  readonly broken: Library[K];
};

const layer = <K extends LayerName>(name: K, does: string, broken: Library[K]): BrokenLayer => {
  return { layer: name, does, broken } as BrokenLayer;
};

/** Layers that compute what they should, and hand back something else. */
export const brokenLayers: readonly BrokenLayer[] = [
  layer("dense", "leaves its weights untrained", (units, options) => {
    const right = dense(units, options);
    return {
      ...right,
      forward: (x, pass) => {
        const z = right.forward(x, pass);
        const constant = ops.stopGradient(z);
        const ofX = right.forward(ops.sub(x, ops.stopGradient(x)), pass);
        return ops.add(constant, ops.sub(ofX, ops.stopGradient(ofX)));
      },
    };
  }),
  layer("sequential", "stops the gradient between its layers", (layers) =>
    sequential(
      layers.map(
        (each): Layer => ({ ...each, forward: (x, pass) => each.forward(ops.stopGradient(x), pass) }),
      ),
    ),
  ),
  layer("sigmoid", "hands back the gradient as it came", () => ({
    name: "sigmoid",
    forward: (x) => ops.customGradient(ops.sigmoid(x), { inputs: { x }, gradients: { x: (dy) => dy } }),
  })),
];
