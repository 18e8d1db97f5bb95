import { leavesOf, put } from "../compile/structure.ts";
import { recomputed } from "../graph/recomputed.ts";
import { Tensor } from "../graph/tensor.ts";
import type { Layer } from "./layer.ts";

/**
 * The same layer, of which a training step keeps nothing between its input and its output: the backward pass computes
 * it once more. Memory falls by what lies inside, time grows by about one forward pass of it (gradient checkpointing: Chen,
 * Xu, Zhang & Guestrin 2016). Gradients are the same, random numbers included, and so are the names of its variables.
 *
 * Worth it for blocks of several layers: a network of n blocks keeps n tensors, and what lies inside one.
 *
 * @example
 * sequential([embedding(1000, 64), ...blocks.map((block) => recompute(block)), dense(1000)])
 */
export function recompute<In, Out>(layer: Layer<In, Out>): Layer<In, Out> {
  return {
    ...layer,
    forward: (x, pass) => recomputed(() => layer.forward(x, pass), changed),
  };
}

/** A tensor, or nested records of tensors, with every tensor changed. */
function changed<Out>(result: Out, change: (y: Tensor) => Tensor): Out {
  if (result instanceof Tensor) return change(result) as Out;
  const records: Record<string, unknown> = {};
  for (const [keys, y] of leavesOf(result as object, (it) => it instanceof Tensor))
    put(records, keys, change(y));
  return records as Out;
}
