/** One computation to time, as data: what every runner is given, and nothing about how to compute it. */
export type Workload = NetworkWorkload | ModelWorkload | ProductWorkload | RowsWorkload;

/** Numbers in memory of their own, which every library takes. */
export type Numbers = Float32Array<ArrayBuffer>;

/** Makes a workload when it is asked for, since its inputs may take 100 MB. */
export interface WorkloadEntry {
  readonly name: string;
  /** What it is, in a few words: a plot's title. */
  readonly title: string;
  /** What it is, in one sentence for readers of results. */
  readonly about: string;
  make(): Workload;
}

/** A training step: forward, loss, backward, update. Inference: forward alone, with the initial values. */
export type TrainingPass = "training" | "inference";

/** A network of dense layers. */
export interface NetworkWorkload {
  readonly kind: "network";
  readonly name: string;
  readonly pass: TrainingPass;
  readonly batchSize: number;
  readonly method: Method;
  /** The initial values, the same for every runner. */
  readonly layers: readonly Dense[];
  /** Step i trains on batch i modulo the pool: a single batch would be learned by heart, and its gradients vanish. */
  readonly pool: readonly Batch[];
  /** How many steps from the initial values on are checked against the reference. */
  readonly checkedSteps: number;
  /** The largest difference to the reference's losses, relative to them; of inference, to its outputs. */
  readonly tolerance: number;
  /** Whether to look at how long a step takes after thousands of them. */
  readonly ages?: true;
}

/**
 * - lenet: 28x28x1; conv 5x5x8 'same' - relu - max pool 2 - conv 5x5x16 'same' - relu - max pool 2 - dense
 * - residual: x + f₂(f₁(x)) with f = relu(batch norm(conv 3x3 'same' without bias)); mean over the image; dense. In inference batch
 *   norm has the running moments that it begins with, 0 and 1.
 * - lstm: the last hidden state of one layer; dense. Gates side by side: input, forget, cell, output.
 * - transformer: a block that normalizes first: x + attention(norm(x)), then x + W₂ gelu(W₁ norm(x)); heads side by side, causal
 *
 * Images are [batch, height, width, channels], filters [height, width, channels in, channels out], sequences
 * [batch, positions, features], matrices [in, out].
 */
export type Architecture = "lenet" | "residual" | "lstm" | "transformer";

/** A model that is more than dense layers. */
export interface ModelWorkload {
  readonly kind: "model";
  readonly name: string;
  readonly pass: TrainingPass;
  readonly architecture: Architecture;
  readonly batchSize: number;
  /** Of one example. */
  readonly inputShape: readonly number[];
  /** Of one example. */
  readonly targetShape: readonly number[];
  readonly loss: "softmaxCrossEntropy" | "meanSquaredError";
  readonly optimizer: Optimizer;
  /** By name, with their initial values, the same for every runner. */
  readonly parameters: readonly Operand[];
  readonly pool: readonly Batch[];
  readonly checkedSteps: number;
  readonly tolerance: number;
}

/** z = x W + b */
export interface Dense {
  readonly inputs: number;
  readonly outputs: number;
  /** W, row-major [inputs, outputs] */
  readonly weight: Numbers;
  readonly bias: Numbers;
}

export interface Batch {
  /** row-major [batchSize, inputs] */
  readonly x: Numbers;
  /** row-major [batchSize, outputs]; of classes: 1 at the label, else 0 */
  readonly targets: Numbers;
}

/** How a network is trained, apart from all numbers that are arrays. */
export interface Method {
  /** One per layer. */
  readonly activations: readonly Activation[];
  readonly loss: LossName;
  readonly optimizer: Optimizer;
  /**
   * One update per batch, by its mean gradient; or one per sample, in order. "late": a layer is updated before δ goes back
   * through its weights (synaptic).
   */
  readonly update: "batch" | "sample" | "sample, late";
}

export type Activation = "identity" | "tanh" | "sigmoid" | "relu";

/** Of one example: mean over outputs of (y - t)^2; -Σ t ln softmax(y); -Σ (t ln y + (1 - t) ln(1 - y)). */
export type LossName = "meanSquaredError" | "softmaxCrossEntropy" | "binaryCrossEntropy";

export type Optimizer =
  | { readonly kind: "gradientDescent"; readonly learningRate: number }
  | Momentum
  | Adam
  | {
      readonly kind: "rmsProp";
      readonly learningRate: number;
      readonly decay: number;
      readonly epsilon: number;
    };

/** v ← μ v + g, w ← w - λ v */
export interface Momentum {
  readonly kind: "momentum";
  readonly learningRate: number;
  /** μ */
  readonly momentum: number;
}

export interface Adam {
  readonly kind: "adam";
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** "late": biases move along the moments as they were before this step's gradient (brain.js). */
  readonly biases: "as weights" | "late";
}

/** Which factors are transposed, in their order, as BLAS names it: N as it lies, T transposed. */
export type Transposition = "NN" | "NT" | "TN" | "TT";

/** C = op(A) op(B), all [n, n], where op is as the transposition says. */
export interface ProductWorkload {
  readonly kind: "product";
  readonly name: string;
  readonly n: number;
  readonly transposition: Transposition;
  readonly a: Numbers;
  readonly b: Numbers;
  readonly tolerance: number;
}

export type RowsOperation = "add" | "mulAddRelu" | "gelu" | "softmax" | "layerNorm";

/**
 * An operation over [rows, columns]. Forward gives `out`; forward and backward gives `out` and, in the operands' order, the
 * gradient of Σ dy · out with regard to each operand.
 */
export interface RowsWorkload {
  readonly kind: "rows";
  readonly name: string;
  readonly operation: RowsOperation;
  readonly pass: "forward" | "forward and backward";
  readonly rows: number;
  readonly columns: number;
  /** add: a, b; mulAddRelu: a, b, c; gelu and softmax: x; layerNorm: x, and gain and bias of one row */
  readonly operands: readonly Operand[];
  readonly dy: Numbers;
  readonly tolerance: number;
}

export interface Operand {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Numbers;
}
