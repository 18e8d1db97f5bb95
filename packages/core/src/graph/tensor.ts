import type { DType, Shape, TypedArray } from "../backend/dtype.ts";
import type { KernelName } from "../backend/kernels.ts";
import type { Variable } from "./variable.ts";

/** A symbolic value: dtype, shape, and how it was computed. Holds no numbers. */
export class Tensor {
  /** What computed it. */
  readonly node: Node;
  /** Which of the node's outputs it is. */
  readonly output: string;
  /** Of every element. */
  readonly dtype: DType;
  /** Its axes, the outermost first; [] for a scalar. */
  readonly shape: Shape;

  constructor(node: Node, output: string, dtype: DType, shape: Shape) {
    this.node = node;
    this.output = output;
    this.dtype = dtype;
    this.shape = shape;
  }

  /** Kind, dtype and shape, for errors: `matmul float32 [64,10]`. */
  toString(): string {
    return `${this.node.kind} ${this.dtype} [${this.shape}]`;
  }
}

/** One computation of the graph; only `apply` and its kin make one. */
export interface Node {
  /** Grows with every node: an operand's is smaller than its user's. */
  readonly id: number;
  readonly kind: KernelName | LeafKind | "alias";
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, Tensor>>;
  /** A rule per operand, null where it has no gradient; "composed": differentiate the composition. */
  readonly gradients: Readonly<Record<string, Rule | null>> | "composed";
  /** The same outputs in terms of other ops, for backends without this kernel. */
  readonly composition: (() => Readonly<Record<string, Tensor>>) | null;
  /** Numbers of a leaf: what the plan is to read. */
  readonly source: Source | null;
  /** Path of the layer that the op was called in. */
  readonly scope: string;
  /** The same computation twice is made once, but for copies of different numbers; 0 for what is no copy. */
  readonly copy: number;
}

/** Under which name an alias has the tensor that its output is; no rule has such a one. */
export const aliasedBy = (output: string): string => `=${output}`;

export type LeafKind = "input" | "variable" | "constant";

export type Source =
  | { readonly kind: "input"; readonly name: string }
  | { readonly kind: "variable"; readonly variable: Variable }
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "data"; readonly data: TypedArray };

/** ∂L/∂operand from δ, the ∂L/∂output of every output (by name), and the outputs. */
export type Rule = (
  delta: Readonly<Record<string, Tensor>>,
  outputs: Readonly<Record<string, Tensor>>,
) => Tensor;
