import { ops } from "@retrograd/core";
import type { Attributes } from "../attributes.ts";
import { type Operator, operator } from "./operator.ts";

/** Channels on axis 1. */
const channelsFirst = (attributes: Attributes): { readonly axis: 1; readonly epsilon: number } => {
  attributes.oneOf("layout", ["NC..."], "NC...");
  return { axis: 1, epsilon: attributes.number("eps") };
};

export const norm: Readonly<Record<string, Operator>> = {
  layerNorm: operator(
    ["x"],
    ({ x, gamma, beta }, attributes) => {
      const count = attributes.number("normAxes", gamma?.shape.length);
      const axes = Array.from({ length: count }, (_, i) => i - count);
      return ops.layerNorm(x, {
        axes,
        gamma: gamma ?? null,
        beta: beta ?? null,
        epsilon: attributes.number("eps"),
      });
    },
    ["gamma", "beta"],
  ),
  batchNorm: operator(
    ["x", "runningMean", "runningVar"],
    ({ x, gamma, beta, runningMean, runningVar }, attributes) => {
      const momentum = attributes.number("momentum");
      const options = { ...channelsFirst(attributes), gamma: gamma ?? null, beta: beta ?? null };
      const running = { mean: runningMean, variance: runningVar };
      const results = (y: typeof x, mean: typeof x, variance: typeof x) => {
        return { y, newRunningMean: mean, newRunningVar: variance };
      };
      if (!attributes.flag("training"))
        return results(ops.batchNorm(x, { ...options, statistics: running }).y, runningMean, runningVar);
      const { y, mean, variance } = ops.batchNorm(x, options);
      const n = x.shape.reduce((size, axis) => size * axis, 1) / (x.shape[1] ?? 1);
      const moved = (old: typeof x, latest: typeof x) =>
        ops.add(ops.mul(old, 1 - momentum), ops.mul(latest, momentum));
      return results(y, moved(runningMean, mean), moved(runningVar, ops.mul(variance, n / (n - 1))));
    },
    ["gamma", "beta"],
  ),
  groupNorm: operator(
    ["x"],
    ({ x, gamma, beta }, attributes) =>
      ops.groupNorm(x, {
        ...channelsFirst(attributes),
        groups: attributes.number("groups"),
        gamma: gamma ?? null,
        beta: beta ?? null,
      }),
    ["gamma", "beta"],
  ),
  instanceNorm: operator(
    ["x"],
    ({ x, gamma, beta }, attributes) =>
      ops.instanceNorm(x, { ...channelsFirst(attributes), gamma: gamma ?? null, beta: beta ?? null }),
    ["gamma", "beta"],
  ),
  rmsNorm: operator(
    ["x"],
    ({ x, gamma }, attributes) => ops.rmsNorm(x, { gamma: gamma ?? null, epsilon: attributes.number("eps") }),
    ["gamma"],
  ),
};
