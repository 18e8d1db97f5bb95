/** What the select boxes offer. */
export const choices = {
  hidden: { "": "None", "32": "32", "64": "64", "128-64": "128, 64" },
  activation: { relu: "ReLU", tanh: "tanh", gelu: "GELU" },
  rate: { "0.0003": "0.0003", "0.001": "0.001", "0.003": "0.003", "0.01": "0.01" },
} as const;

/** What a run on digits follows from. */
export interface Settings {
  /** Units of the hidden layers. */
  readonly hidden: keyof typeof choices.hidden;
  readonly activation: keyof typeof choices.activation;
  readonly rate: keyof typeof choices.rate;
  readonly seed: number;
}

export const defaults: Settings = { hidden: "64", activation: "relu", rate: "0.003", seed: 1 };

export const classes = 10;

/** What the page is told of a set of images. */
export interface DataReport {
  readonly name: string;
  readonly training: number;
  readonly test: number;
  readonly rows: number;
  readonly columns: number;
  readonly classes: readonly string[];
  /** The first training images, for a look. */
  readonly samples: readonly Picture[];
}

export interface Picture {
  /** row-major; 0 is paper, 255 is ink. */
  readonly pixels: Uint8Array;
  readonly label: number;
}

/** What the page is told after an epoch. */
export interface EpochReport {
  readonly epoch: number;
  readonly loss: number;
  readonly testLoss: number;
  /** Share of the test images that are right. */
  readonly testAccuracy: number;
  /** [true class, predicted class] → test images */
  readonly confusion: readonly (readonly number[])[];
  readonly seconds: number;
}

/** What the network makes of one image. */
export interface Answer {
  /** Softmax of the output, by class. */
  readonly probabilities: Float32Array;
  /** a of every hidden layer. */
  readonly hidden: readonly Float32Array[];
}

export const samplesShown = 20;
