/** What the select boxes of the playground offer, each by the name that stands in the address. */
export const choices = {
  task: { classes: "Classification", values: "Regression" },
  activation: {
    tanh: "tanh",
    relu: "ReLU",
    sigmoid: "Sigmoid",
    leakyRelu: "Leaky ReLU",
    elu: "ELU",
    gelu: "GELU",
    silu: "SiLU",
    softplus: "Softplus",
    linear: "Linear",
  },
  optimizer: {
    sgd: "SGD",
    momentum: "SGD, momentum 0.9",
    nesterov: "SGD, Nesterov 0.9",
    rmsprop: "RMSProp",
    adagrad: "Adagrad",
    adam: "Adam",
    adamw: "AdamW",
    lion: "Lion",
  },
  penalty: { none: "None", l1: "L1", l2: "L2" },
  pace: { slow: "1 step per frame", steady: "10 steps per frame", full: "As fast as it can" },
  rate: {
    "0.001": "0.001",
    "0.003": "0.003",
    "0.01": "0.01",
    "0.03": "0.03",
    "0.1": "0.1",
    "0.3": "0.3",
    "1": "1",
  },
  strength: {
    "0.0001": "0.0001",
    "0.0003": "0.0003",
    "0.001": "0.001",
    "0.003": "0.003",
    "0.01": "0.01",
    "0.03": "0.03",
  },
  batch: { "1": "1", "4": "4", "10": "10", "32": "32", "100": "100", all: "All" },
} as const;

/** What a network can be asked to learn, by task. */
export const dataSets = {
  classes: {
    circles: "Circles",
    moons: "Moons",
    spirals: "Spirals",
    xor: "XOR",
    checkerboard: "Checkerboard",
    drawn: "Draw your own",
  },
  values: { slope: "Slope", hills: "Hills", ripples: "Ripples", drawn: "Draw your own" },
} as const;

export const losses = {
  classes: { crossEntropy: "Cross-entropy", hinge: "Hinge", halfMse: "½ squared error" },
  values: { halfMse: "½ squared error", huber: "Huber", absolute: "Absolute error" },
} as const;

type Keys<T> = T extends T ? keyof T & string : never;
export type Task = keyof typeof choices.task;
export type DataSet = Keys<(typeof dataSets)[Task]>;
export type LossName = Keys<(typeof losses)[Task]>;

/** All that a run of the playground follows from. */
export interface Settings {
  readonly task: Task;
  readonly data: DataSet;
  /** The points of "Draw your own", as `drawnPoints` reads them. */
  readonly drawn: string;
  /** Standard deviation of what is added to the points, in percent of the picture's half width. */
  readonly noise: number;
  /** Units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly activation: keyof typeof choices.activation;
  readonly loss: LossName;
  readonly optimizer: keyof typeof choices.optimizer;
  readonly rate: keyof typeof choices.rate;
  readonly penalty: keyof typeof choices.penalty;
  readonly strength: keyof typeof choices.strength;
  readonly batch: keyof typeof choices.batch;
  readonly seed: number;
  readonly pace: keyof typeof choices.pace;
}

export const mostLayers = 5;
export const mostUnits = 8;

export const defaults: Settings = {
  task: "classes",
  data: "spirals",
  drawn: "",
  noise: 3,
  hidden: [8, 8],
  activation: "tanh",
  loss: "crossEntropy",
  optimizer: "adam",
  rate: "0.03",
  penalty: "none",
  strength: "0.001",
  batch: "32",
  seed: 1,
  pace: "steady",
};

/** Settings that a run takes up as it goes on; a change of any other starts it anew. */
export const live: ReadonlySet<keyof Settings> = new Set(["rate", "pace"]);
