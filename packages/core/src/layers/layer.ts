import type { Pass } from "../compile/pass.ts";
import type { Tensor } from "../graph/tensor.ts";

/**
 * Parameters and a `forward`; the backward pass is derived. Any object with these two is a layer: its
 * parameters are the variables among its own properties, and in the layers, arrays and plain objects there.
 */
export interface Layer<In = Tensor, Out = Tensor> {
  /** Its kind, behind its place in names: `0.dense`. */
  readonly name: string;
  /** y from x, in ops; children are run by `pass.call(child, x)`, variables read by `pass.read`. */
  forward(x: In, pass: Pass): Out;
}

/** A layer of whatever kind, for who only walks it. */
export type AnyLayer = Layer<never, unknown>;

export function isLayer(it: unknown): it is AnyLayer {
  return typeof it === "object" && it !== null && "forward" in it && typeof it.forward === "function";
}
