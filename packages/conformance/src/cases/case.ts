import type {
  DType,
  KernelName,
  OperandsOf,
  OutputsOf,
  ParametersOf,
  TypedArray,
} from "@retrograd/core/backend";
import type * as fc from "fast-check";
import type { Draw } from "../numbers/draw.ts";

/** One call of a kernel. */
export interface Call<Operands extends string, Parameters, Outputs extends string = "out"> {
  readonly operands: Readonly<Record<Operands, TypedArray>>;
  readonly parameters: Parameters;
  readonly outputs: Readonly<Record<Outputs, { readonly dtype: DType; readonly size: number }>>;
}

/** A call by what is special about it; its numbers are drawn when it is made. */
export interface Case<Operands extends string, Parameters, Outputs extends string = "out"> {
  readonly name: string;
  make(draw: Draw): Call<Operands, Parameters, Outputs>;
}

/** The cases of one kernel. */
export interface Cases<Operands extends string, Parameters, Outputs extends string = "out"> {
  /** The dtypes that the kernel has to be there for: every case is made once for each. */
  readonly dtypes: readonly DType[];
  /** The first one is of middling size, for elementwise kernels one that fills rows, and holds ordinary numbers. */
  readonly cases: readonly Case<Operands, Parameters, Outputs>[];
  /** Cases of random shape. */
  readonly random: fc.Arbitrary<Case<Operands, Parameters, Outputs>>;
}

export type CallOf<K extends KernelName> = Call<OperandsOf<K>, ParametersOf<K>, OutputsOf<K>>;
export type CaseOf<K extends KernelName> = Case<OperandsOf<K>, ParametersOf<K>, OutputsOf<K>>;
export type CasesOf<K extends KernelName> = Cases<OperandsOf<K>, ParametersOf<K>, OutputsOf<K>>;

export type NoParameters = Readonly<Record<never, never>>;

export const floats = ["float32", "float64"] as const;
export const all = ["float32", "float64", "int32"] as const;
