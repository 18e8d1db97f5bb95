import type { Tape, Value } from "../tape.ts";

/** What both norms add to the variance; PyTorch's and Keras's differ, this is PyTorch's. */
const epsilon = 1e-5;

/**
 * gain ⊙ (x - μ) / √(σ² + ε) + bias with gain and bias for each of the last axis's features; μ and σ² over all examples of a feature
 * (batch norm), or over the features of an example (layer norm).
 */
export function normalize(
  tape: Tape,
  x: Value,
  gain: Value,
  bias: Value,
  over: "examples" | "features",
): Value {
  const features = gain.data.length;
  const groups = over === "examples" ? features : x.data.length / features;
  const groupOf = (i: number) => (over === "examples" ? i % features : Math.floor(i / features));
  const size = x.data.length / groups;
  const means = (values: (i: number) => number): Float64Array => {
    const sums = new Float64Array(groups);
    for (let i = 0; i < x.data.length; i++) sums[groupOf(i)] += values(i) / size;
    return sums;
  };
  const mean = means((i) => x.data[i]);
  const deviation = means((i) => (x.data[i] - mean[groupOf(i)]) ** 2).map((v) => Math.sqrt(v + epsilon));
  const standard = x.data.map((xi, i) => (xi - mean[groupOf(i)]) / deviation[groupOf(i)]);
  const y = standard.map((s, i) => s * gain.data[i % features] + bias.data[i % features]);
  return tape.record(y, (dy) => {
    // With s standardized and g = dy ⊙ gain: dx = (g - mean g - s mean(g ⊙ s)) / σ
    const g = dy.map((d, i) => d * gain.data[i % features]);
    const meanG = means((i) => g[i]);
    const meanGS = means((i) => g[i] * standard[i]);
    for (let i = 0; i < dy.length; i++) {
      const k = groupOf(i);
      x.grad[i] += (g[i] - meanG[k] - standard[i] * meanGS[k]) / deviation[k];
      gain.grad[i % features] += dy[i] * standard[i];
      bias.grad[i % features] += dy[i];
    }
  });
}

/** Batch norm in use, by the running moments of one that has seen no batch yet, 0 and 1. */
export function normalizeAsNew(tape: Tape, x: Value, gain: Value, bias: Value): Value {
  const features = gain.data.length;
  const factor = 1 / Math.sqrt(1 + epsilon);
  const y = x.data.map((xi, i) => factor * xi * gain.data[i % features] + bias.data[i % features]);
  return tape.record(y, (dy) => {
    for (let i = 0; i < dy.length; i++) {
      x.grad[i] += factor * gain.data[i % features] * dy[i];
      gain.grad[i % features] += factor * x.data[i] * dy[i];
      bias.grad[i % features] += dy[i];
    }
  });
}
