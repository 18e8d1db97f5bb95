/** The part of ConvNetJS 0.3.0 that the benchmark uses. */
declare module "convnetjs" {
  namespace convnet {
    interface Size {
      readonly in_sx: number;
      readonly in_sy: number;
      readonly in_depth: number;
    }
    class Vol {
      constructor(sx: number, sy: number, depth: number, c: number);
      readonly w: Float64Array;
    }
    interface Layer {
      readonly layer_type: string;
      /** What came out of the last forward pass. */
      readonly out_act?: Vol;
    }
    type LayerClass = new (options: Size) => Layer;
    const InputLayer: LayerClass;
    const TanhLayer: LayerClass;
    const SigmoidLayer: LayerClass;
    const ReluLayer: LayerClass;
    const SoftmaxLayer: LayerClass;
    const RegressionLayer: LayerClass;
    /** A layer with parameters. */
    interface FilterLayer extends Layer {
      readonly filters: readonly Vol[];
      readonly biases: Vol;
    }
    class FullyConnLayer implements FilterLayer {
      constructor(options: Size & { readonly num_neurons: number });
      readonly layer_type: string;
      readonly filters: readonly Vol[];
      readonly biases: Vol;
    }
    class ConvLayer implements FilterLayer {
      constructor(
        options: Size & {
          readonly sx: number;
          readonly filters: number;
          readonly pad: number;
          readonly stride: number;
        },
      );
      readonly layer_type: string;
      readonly filters: readonly Vol[];
      readonly biases: Vol;
    }
    class PoolLayer implements Layer {
      constructor(options: Size & { readonly sx: number; readonly stride: number });
      readonly layer_type: string;
    }
    class Net {
      readonly layers: Layer[];
      forward(x: Vol, training?: boolean): Vol;
    }
    interface TrainerOptions {
      readonly method: "sgd" | "windowgrad";
      readonly learning_rate: number;
      readonly momentum?: number;
      readonly ro?: number;
      readonly eps?: number;
    }
    class Trainer {
      constructor(net: Net, options: TrainerOptions & { readonly batch_size: number });
      train(x: Vol, target: number | readonly number[]): { readonly cost_loss: number };
    }
  }
  export default convnet;
}
