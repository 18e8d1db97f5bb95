import type {
  ComposedName,
  ElementwiseName,
  KernelName,
  OperandsOf,
  ParametersOf,
} from "@retrograd/core/backend";
import type { Scalar } from "../shader/scalar.ts";

/** An elementwise kernel: one element of `out` as a WGSL expression. */
export interface Formula<K extends KernelName> {
  /** `operands` are names of WGSL variables, `scalars` their types. */
  readonly out: (
    operands: Readonly<Record<OperandsOf<K>, string>>,
    scalars: Readonly<Record<OperandsOf<K>, Scalar>>,
    parameters: ParametersOf<K>,
  ) => string;
  /** Module-scope declarations that the expression needs. */
  readonly functions?: readonly string[];
}

/**
 * A kernel that other elements of its operands go into. Its dispatches call `finish(i, value)` for the element
 * i of `out`: it stores the value, or carries on with the elementwise kernels behind it.
 */
export interface Anchor<K extends KernelName> {
  /** Whether `finish` is called exactly once for every element, so that it may carry on. */
  readonly onceEach: boolean;
  readonly dispatches: (call: AnchorCall<K>) => readonly Dispatch[];
}

export interface AnchorCall<K extends KernelName> {
  readonly parameters: ParametersOf<K>;
  /** Element `index`, a WGSL expression of type u32, of an operand. */
  readonly load: (operand: OperandsOf<K>, index: string) => string;
  /** A whole number modulo 2^32, as WGSL of type u32, in which calls may differ that are equal otherwise: they share a pipeline. */
  readonly number: (value: number) => string;
  /** The type of `out`. */
  readonly scalar: Scalar;
  /** The type of an operand. */
  readonly scalarOf: (operand: OperandsOf<K>) => Scalar;
  /** Elements of `out`. */
  readonly size: number;
  readonly traits: Traits;
  /** Four elements of an operand as a vec4<f32>, the index counting fours; null where it can't be read like that. */
  readonly vectors: (operand: OperandsOf<K>) => ((index: string) => string) | null;
  /** One of several ways to compute this call, by name: what has been found to be fastest, else the first.
   * Calls with the same question have the same answer. */
  readonly choose: (question: string, candidates: readonly string[]) => string;
  /** Memory of this call's own, of four-byte elements, which one of its dispatches may hand to the next. */
  readonly scratch: (elements: number) => Scratch;
}

export interface Scratch {
  readonly load: (index: string, scalar: Scalar) => string;
  readonly store: (index: string, expression: string) => string;
}

/** What decides between ways to compute the same. */
export interface Traits {
  /** Whether the adapter is a CPU, on which a barrier costs more than anything that it could save. */
  readonly isCpu: boolean;
  /** How invocations can hand registers to one another, `enable subgroups`; null where they can't. */
  readonly subgroups: SubgroupSizes | null;
  /** Whether products take their operands as float16, and how. */
  readonly half: Half;
  /** How activations and their gradients lie in memory. */
  readonly storage: "float32" | "float16";
  /** A way in which all products are computed, convolutions on a GPU among them, in place of the one that suits each: for tests. */
  readonly way: string | null;
}

/** Invocations that a subgroup has, at least and at most: which of these powers of two a pipeline gets is for the driver to say. */
export interface SubgroupSizes {
  readonly least: number;
  readonly most: number;
}

/** How float16 is to be had: not at all, in the halves of a u32, or by the feature shader-f16. */
export type Half = "none" | "packed" | "f16";

/** What a shader has to enable; quads, where some subgroups of a workgroup come to subgroup operations and others do not. */
export type Feature = "subgroups" | "quads" | "f16";

/** Workgroups of invocations that run the same statements. */
export interface Dispatch {
  /** Statements over `invocation`, its number among all, `lane`, its number in its workgroup, and `workgroup`. */
  readonly body: string;
  readonly workgroups: number;
  readonly functions?: readonly string[];
  /** `finish`, where the dispatch stores something else than elements of `out`. */
  readonly finish?: string;
  /** Of workgroup memory. */
  readonly workgroupBytes?: number;
  /** Of each workgroup, if not `workgroupSize`. */
  readonly invocations?: number;
  readonly features?: readonly Feature[];
}

export type KernelTable = {
  readonly [K in KernelName]: K extends ElementwiseName
    ? Formula<K>
    : Anchor<K> | (K extends ComposedName ? "composed" : never);
};

/** Invocations of a workgroup, unless a dispatch says otherwise: two subgroups of the widest kind, and cheap on a software adapter. */
export const workgroupSize = 64;

/** One invocation for each of `count` elements, which the statements know as `i`. */
export function forEach(count: number, statements: string, functions: readonly string[] = []): Dispatch {
  return {
    body: `let i = invocation;\nif (i >= ${count}u) { return; }\n${statements}`,
    workgroups: Math.ceil(count / workgroupSize),
    functions,
  };
}
