import {
  type AnyLayer,
  batchNorm,
  type DType,
  dense,
  dropout,
  type Layer,
  sequential,
  sigmoid,
  tanh,
} from "@retrograd/core";
import type { library } from "../library.ts";
import { convolutionalCases } from "./convolutionalCases.ts";
import { exactly, exactlyBetween } from "./exactly.ts";
import type { LayerInput } from "./layerInput.ts";
import { sequenceCases } from "./sequenceCases.ts";

type Core = typeof library;

/** The names that the library exports layers under. */
export type LayerName = {
  [K in keyof Core]: Core[K] extends (...options: never[]) => AnyLayer ? K : never;
}[keyof Core];

/** A layer, made anew for every run, and its input. */
export interface LayerCase {
  readonly make: (dtype: DType) => AnyLayer;
  readonly shape: LayerInput;
  /** Whether it is run as in training; yes, unless said. */
  readonly training?: boolean;
}

export type Variants<K extends LayerName> = (make: Core[K]) => Readonly<Record<string, LayerCase>>;

const matrix = [4, 3] as const;
const on = (make: LayerCase["make"], shape: LayerInput = matrix): LayerCase => ({ make, shape });
const plain = (make: () => Layer): Record<string, LayerCase> => ({ "[4, 3]": on(() => make()) });

/** A dense layer with exact first weights and a bias that matters. */
export function weighted(units: number): Layer {
  return dense(units, { weightInitializer: exactly, biasInitializer: exactlyBetween(-0.5, 0.5) });
}

/** Settings of a normalizing layer whose scale and shift matter. */
const affine = { weightInitializer: exactlyBetween(0.5, 2), biasInitializer: exactlyBetween(-0.5, 0.5) };

export const layerCases: { readonly [K in LayerName]: Variants<K> } = {
  relu: plain,
  relu6: plain,
  selu: plain,
  silu: plain,
  mish: plain,
  sigmoid: plain,
  logSigmoid: plain,
  tanh: plain,
  hardSigmoid: plain,
  hardSwish: plain,
  hardTanh: plain,
  softsign: plain,
  leakyRelu: (make) => ({ ...plain(make), "slope 0.3": on(() => make({ alpha: 0.3 })) }),
  elu: (make) => ({ ...plain(make), "alpha 0.5": on(() => make({ alpha: 0.5 })) }),
  gelu: (make) => ({ ...plain(make), "by tanh": on(() => make({ approximate: "tanh" })) }),
  softplus: (make) => ({ ...plain(make), "beta 2": on(() => make({ beta: 2 })) }),
  softmax: (make) => ({ ...plain(make), "first axis": on(() => make({ axis: 0 })) }),
  logSoftmax: (make) => ({ ...plain(make), "first axis": on(() => make({ axis: 0 })) }),
  dense: (make) => ({
    "3 to 5": on(() => make(5, { weightInitializer: exactly, biasInitializer: exactlyBetween(-0.5, 0.5) })),
    "3 to 5, no bias": on(() => make(5, { weightInitializer: exactly, bias: false })),
    "of a sequence": on(() => make(2, { weightInitializer: exactly }), [2, 4, 3]),
  }),
  dropout: (make) => ({ "rate 0.4": on(() => make(0.4), [8, 5]), "rate 0": on(() => make(0)) }),
  layerNorm: (make) => ({
    "[4, 3]": on(() => make(affine)),
    "two axes": on(() => make({ ...affine, trailing: 2 }), [2, 3, 4]),
    plain: on(() => make({ affine: false, epsilon: 1e-2 })),
  }),
  rmsNorm: (make) => ({ "[4, 3]": on(() => make({ weightInitializer: exactlyBetween(0.5, 2) })) }),
  batchNorm: (make) => ({
    "[5, 3]": on(() => make(affine), [5, 3]),
    "of images": on(() => make(affine), [2, 3, 2, 2]),
    "of images, channels first": on(() => make({ ...affine, layout: "channelsFirst" }), [2, 2, 3, 2]),
    plain: on(() => make({ affine: false, epsilon: 1e-2 }), [5, 3]),
    evaluated: { ...on(() => make(affine), [5, 3]), training: false },
  }),
  groupNorm: (make) => ({
    "two groups": on(() => make(2, affine), [2, 3, 4]),
    "two groups, channels first": on(() => make(2, { ...affine, layout: "channelsFirst" }), [2, 4, 3]),
  }),
  instanceNorm: (make) => ({
    "[2, 4, 2]": on(() => make(affine), [2, 4, 2]),
    "channels first": on(() => make({ ...affine, layout: "channelsFirst" }), [2, 2, 4]),
  }),
  ...convolutionalCases,
  flatten: (make) => ({ "[2, 3, 2]": on(() => make(), [2, 3, 2]) }),
  reshape: (make) => ({ "[2, 6] to [2, 2, 3]": on(() => make([2, 3]), [2, 6]) }),
  ...sequenceCases,
  recompute: (make) => ({
    "three layers": on(() => make(sequential([weighted(4), tanh(), weighted(2)]))),
    "with dropout in it": on(() => make(sequential([weighted(4), dropout(0.4), sigmoid()])), [8, 5]),
    "one in another": on(() => make(sequential([weighted(4), make(sequential([tanh(), weighted(3)]))]))),
    "with running moments": on(() => make(batchNorm(affine)), [5, 3]),
  }),
  residual: (make) => ({
    plain: on(() => make(weighted(3))),
    "with a shortcut": on(() => make(weighted(5), weighted(5))),
  }),
  sequential: (make) => ({
    "of four": on(() => make([weighted(4), tanh(), weighted(2), sigmoid()])),
    "with a layer in it twice": on(() => {
      const shared = weighted(3);
      return make([shared, tanh(), shared]);
    }),
  }),
};
