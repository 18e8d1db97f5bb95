import type { ComposedName, KernelName, OperandsOf, OutputsOf, ParametersOf } from "../kernels.ts";

/**
 * Binds a kernel to its operands, outputs and parameters, once, when a plan is compiled; the function that it
 * returns runs it, as often as the plan is run. `View` is what the backend makes of a piece of memory.
 *
 * @example
 * const relu: Implementation<"relu", Float32Array> = ({ x, out }) => () => {
 *   for (let i = 0; i < out.length; i++) out[i] = Math.max(x[i], 0);
 * };
 */
export type Implementation<K extends KernelName, View> = (
  views: Readonly<Record<OperandsOf<K> | OutputsOf<K>, View>>,
  parameters: ParametersOf<K>,
) => () => void;

/** A kernel for every name on the contract's page, or, where core can write it in terms of others, `"composed"`. */
export type KernelTable<View> = {
  readonly [K in KernelName]: Implementation<K, View> | (K extends ComposedName ? "composed" : never);
};
