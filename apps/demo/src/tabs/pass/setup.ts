/** What the select boxes offer, each by the name that stands in the address. */
export const choices = {
  hidden: { "2": "2 → 2 → 1", "3": "2 → 3 → 1", "3-2": "2 → 3 → 2 → 1" },
  activation: { sigmoid: "Sigmoid", tanh: "tanh", relu: "ReLU" },
  loss: { halfMse: "½ squared error", crossEntropy: "Cross-entropy" },
  rate: { "0.1": "0.1", "0.5": "0.5", "1": "1", "3": "3" },
} as const;

/** What a pass follows from. */
export interface Setup {
  /** Units of the hidden layers. */
  readonly hidden: keyof typeof choices.hidden;
  /** Of the hidden layers; the output's is the sigmoid. */
  readonly activation: keyof typeof choices.activation;
  readonly loss: keyof typeof choices.loss;
  /** λ of the step that one may take after a pass. */
  readonly rate: keyof typeof choices.rate;
  readonly seed: number;
}

/** The truth table of exclusive or: the smallest thing that a single layer can't learn. */
export const examples: readonly { readonly x: readonly [number, number]; readonly t: number }[] = [
  { x: [0, 0], t: 0 },
  { x: [0, 1], t: 1 },
  { x: [1, 0], t: 1 },
  { x: [1, 1], t: 0 },
];
