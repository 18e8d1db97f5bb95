/** The part of brain.js 1.6.1 that the benchmark uses; its own declarations leave out what training is made of. */
declare module "brain.js/dist/neural-network.js" {
  export interface Example {
    readonly input: Float32Array;
    readonly output: Float32Array;
  }
  export interface Options {
    readonly activation: "sigmoid" | "relu" | "leaky-relu" | "tanh";
    readonly learningRate: number;
    readonly praxis?: "adam";
    readonly beta1?: number;
    readonly beta2?: number;
    readonly epsilon?: number;
  }
  export interface NeuralNetwork {
    sizes: readonly number[];
    readonly trainOpts: { momentum: number };
    /** [layer][output][input], nothing at layer 0 */
    readonly weights: readonly (readonly Float32Array[])[];
    readonly biases: readonly Float32Array[];
    initialize(): void;
    runInput(input: Float32Array): Float32Array;
    trainPatterns(examples: readonly Example[]): void;
    /** Trains on each example; the mean of their squared errors before it. */
    calculateTrainingError(examples: readonly Example[]): number;
  }
  /** A CommonJS module, whose exports are the default. */
  const module: { readonly default: new (options: Options) => NeuralNetwork };
  export default module;
}
