import convnet from "convnetjs";
import type { Activation, Dense, Method, NetworkWorkload, Optimizer } from "../workloads/workload.ts";
import { examplesOf } from "./examples.ts";
import type { Cannot, Deviation, Prepared, Runner } from "./runner.ts";

/** ConvNetJS 0.3.0: float64, one example after the other, one update per batch. */
export function convnetjs(): Runner {
  return {
    runner: "convnetjs",
    backend: "cpu",
    threads: 1,
    async prepare(workload) {
      return workload.kind === "network" ? network(workload) : { cannot: "has only networks" };
    },
  };
}

function network(workload: NetworkWorkload): Prepared | Cannot {
  const { batchSize, pool, checkedSteps } = workload;
  const deviation = deviationOf(workload.method);
  const method = deviation?.method ?? workload.method;
  const net = netOf(workload.layers, method);
  const trainer = new convnet.Trainer(net, { batch_size: batchSize, ...trainerOptions(method) });
  const classes = method.loss === "softmaxCrossEntropy";

  const batches = pool.map((batch) =>
    examplesOf(batch, batchSize).map(({ x, target }) => ({
      x: volume(x),
      target: classes ? target.indexOf(1) : Array.from(target),
    })),
  );
  const lossAt = (index: number): number => {
    let sum = 0;
    for (const { x, target } of batches[index % batches.length]) sum += trainer.train(x, target).cost_loss;
    return sum / batchSize;
  };

  return {
    deviation,
    begin: async () => {},
    step(index) {
      lossAt(index);
    },
    async figures() {
      // Its regression layer gives 2 Σ (y - t)².
      const scale = classes ? 1 : 1 / (2 * (workload.layers.at(-1) as Dense).outputs);
      return { loss: Array.from({ length: checkedSteps }, (_, index) => lossAt(index) * scale) };
    },
    sync: async () => {},
    dispose() {},
  };
}

/** The released version has no Adam; of what it has, RMSProp ("windowgrad") is next to it, and does less. */
function deviationOf(method: Method): Deviation | null {
  if (method.optimizer.kind !== "adam") return null;
  const { learningRate } = method.optimizer;
  const optimizer: Optimizer = { kind: "rmsProp", learningRate, decay: 0.95, epsilon: 1e-6 };
  return { note: "RMSProp, since it has no Adam", method: { ...method, optimizer } };
}

function trainerOptions({ optimizer, loss }: Method): convnet.TrainerOptions {
  if (optimizer.kind === "rmsProp") {
    const { learningRate, decay, epsilon } = optimizer;
    return { method: "windowgrad", learning_rate: learningRate, ro: decay, eps: epsilon };
  }
  // It descends ½ Σ (y - t)², half of the squared error, so the rate is twice as large.
  const scale = loss === "meanSquaredError" ? 2 : 1;
  return { method: "sgd", momentum: 0, learning_rate: optimizer.learningRate * scale };
}

/** Layer by layer, since `makeLayers` would put one more dense layer in front of the loss. */
function netOf(layers: readonly Dense[], { activations, loss }: Method): convnet.Net {
  const net = new convnet.Net();
  const size = (depth: number) => ({ in_sx: 1, in_sy: 1, in_depth: depth });
  net.layers.push(new convnet.InputLayer(size((layers[0] as Dense).inputs)));
  layers.forEach(({ inputs, outputs, weight, bias }, l) => {
    const dense = new convnet.FullyConnLayer({ ...size(inputs), num_neurons: outputs });
    for (let o = 0; o < outputs; o++) {
      for (let i = 0; i < inputs; i++) dense.filters[o].w[i] = weight[i * outputs + o];
      dense.biases.w[o] = bias[o];
    }
    net.layers.push(dense, ...activationLayers[activations[l] as Activation](size(outputs)));
  });
  const Loss = loss === "softmaxCrossEntropy" ? convnet.SoftmaxLayer : convnet.RegressionLayer;
  net.layers.push(new Loss(size((layers.at(-1) as Dense).outputs)));
  return net;
}

const activationLayers: Record<Activation, (size: convnet.Size) => convnet.Layer[]> = {
  identity: () => [],
  tanh: (size) => [new convnet.TanhLayer(size)],
  sigmoid: (size) => [new convnet.SigmoidLayer(size)],
  relu: (size) => [new convnet.ReluLayer(size)],
};

function volume(values: Float32Array): convnet.Vol {
  const vol = new convnet.Vol(1, 1, values.length, 0);
  vol.w.set(values);
  return vol;
}
