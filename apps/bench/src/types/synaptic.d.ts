/** The part of synaptic 1.1.4 that the benchmark uses. */
declare module "synaptic" {
  namespace synaptic {
    type Squash = (x: number, derivative?: boolean) => number;
    class Neuron {
      static readonly squash: Readonly<Record<"LOGISTIC" | "TANH" | "IDENTITY" | "RELU", Squash>>;
      squash: Squash;
      bias: number;
      readonly connections: {
        readonly inputs: Readonly<Record<string, { readonly from: Neuron; weight: number }>>;
      };
    }
    interface Layer {
      readonly list: Neuron[];
    }
    class Network {
      readonly layers: { readonly input: Layer; readonly hidden: readonly Layer[]; readonly output: Layer };
      optimize(): void;
      activate(input: readonly number[]): number[];
      propagate(rate: number, target: readonly number[]): void;
    }
    const Architect: { readonly Perceptron: new (...sizes: number[]) => Network };
  }
  export default synaptic;
}
