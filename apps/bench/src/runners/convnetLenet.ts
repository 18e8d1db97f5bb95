/// <reference path="../types/convnetjs.d.ts" />
import convnet from "convnetjs";
import type { ModelWorkload, Numbers } from "../workloads/workload.ts";
import { fill, flat, type Net, trainerOptions } from "./convnetNetwork.ts";

/** W4's network: ConvNetJS keeps images as [height, width, channels], as the workload does. */
export function convnetLenet({ parameters, optimizer, loss }: ModelWorkload): Net {
  const values = (name: string): Numbers =>
    parameters.find((parameter) => parameter.name === name)?.values as Numbers;
  const net = new convnet.Net();
  net.layers.push(new convnet.InputLayer({ in_sx: 28, in_sy: 28, in_depth: 1 }));
  let [size, depth] = [28, 1];
  for (const [name, filters] of [
    ["conv1", 8],
    ["conv2", 16],
  ] as const) {
    const before = { in_sx: size, in_sy: size, in_depth: depth };
    const after = { in_sx: size, in_sy: size, in_depth: filters };
    const conv = new convnet.ConvLayer({ ...before, sx: 5, filters, pad: 2, stride: 1 });
    fill(conv, values(`${name}.weight`), values(`${name}.bias`));
    net.layers.push(
      conv,
      new convnet.ReluLayer(after),
      new convnet.PoolLayer({ ...after, sx: 2, stride: 2 }),
    );
    [size, depth] = [size / 2, filters];
  }
  const dense = new convnet.FullyConnLayer({ in_sx: size, in_sy: size, in_depth: depth, num_neurons: 10 });
  fill(dense, values("dense.weight"), values("dense.bias"));
  net.layers.push(dense, new convnet.SoftmaxLayer(flat(10)));
  return { net, trainer: trainerOptions(optimizer, loss), inputShape: [28, 28, 1], outputs: 10, loss };
}
