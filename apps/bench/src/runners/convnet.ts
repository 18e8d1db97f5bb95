/// <reference path="../types/convnetjs.d.ts" />
import convnet from "convnetjs";
import { probed } from "../figures.ts";
import type { Method, ModelWorkload, NetworkWorkload, Workload } from "../workloads/workload.ts";
import { convnetLenet } from "./convnetLenet.ts";
import { convnetNetwork, type Net } from "./convnetNetwork.ts";
import { examplesOf } from "./examples.ts";
import type { Cannot, Deviation, Library, Prepared } from "./runner.ts";

/** ConvNetJS 0.3.0: float64, one example after the other, one update per batch. */
export function convnetjs(): Library {
  return { prepare: async (workload) => prepared(workload) };
}

function prepared(workload: Workload): Prepared | Cannot {
  switch (workload.kind) {
    case "network": {
      const deviation = deviationOf(workload.method);
      return run(workload, convnetNetwork(workload.layers, deviation?.method ?? workload.method), deviation);
    }
    case "model":
      if (workload.architecture !== "lenet")
        return { cannot: "has chains of dense and convolution layers only" };
      return run(workload, convnetLenet(workload), null);
    case "product":
    case "rows":
      return { cannot: "has only networks" };
  }
}

function run(
  workload: NetworkWorkload | ModelWorkload,
  { net, trainer: options, inputShape, outputs, loss }: Net,
  deviation: Deviation | null,
): Prepared {
  const { batchSize, pool, pass } = workload;
  const classes = loss === "softmaxCrossEntropy";
  const batches = pool.map((batch) =>
    examplesOf(batch, batchSize).map(({ x, target }) => ({
      x: volume(x, inputShape),
      target: classes ? target.indexOf(1) : Array.from(target),
    })),
  );
  const rest = { deviation, begin: async () => {}, sync: async () => {}, dispose() {} };
  if (pass === "inference")
    return {
      ...rest,
      step(index) {
        for (const { x } of batches[index % batches.length]) net.forward(x);
      },
      async figures() {
        const rows = batches[0].map(({ x }) => {
          net.forward(x);
          // What goes into the layer of the loss.
          return Array.from(net.layers.at(-2)?.out_act?.w ?? []);
        });
        return probed(workload, [rows.flat()]);
      },
    };

  const trainer = new convnet.Trainer(net, { batch_size: batchSize, ...options });
  const lossAt = (index: number): number => {
    let sum = 0;
    for (const { x, target } of batches[index % batches.length]) sum += trainer.train(x, target).cost_loss;
    return sum / batchSize;
  };
  return {
    ...rest,
    step: (index) => void lossAt(index),
    // Its regression layer gives 2 Σ (y - t)².
    figures: async (index) => ({ loss: [lossAt(index) * (classes ? 1 : 1 / (2 * outputs))] }),
  };
}

/** The released version has no Adam; of what it has, RMSProp ("windowgrad") is next to it, and does less. */
function deviationOf(method: Method): Deviation | null {
  if (method.optimizer.kind !== "adam") return null;
  const { learningRate } = method.optimizer;
  const optimizer = { kind: "rmsProp", learningRate, decay: 0.95, epsilon: 1e-6 } as const;
  return { note: "RMSProp, since it has no Adam", method: { ...method, optimizer } };
}

function volume(values: Float32Array, [height, width, depth]: Net["inputShape"]): convnet.Vol {
  const vol = new convnet.Vol(width, height, depth, 0);
  vol.w.set(values);
  return vol;
}
