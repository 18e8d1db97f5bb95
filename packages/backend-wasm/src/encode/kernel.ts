import type {
  ComposedName,
  DType,
  ElementwiseName,
  KernelName,
  OperandsOf,
  OutputsOf,
  ParametersOf,
} from "@retrograd/core/backend";
import type { Address, Command, Word } from "./address.ts";
import type { Division } from "./tileOf.ts";

/** A step that is not elementwise, as its kernel's encoding sees it. */
export interface Call<K extends KernelName> {
  readonly at: Readonly<Record<OperandsOf<K> | OutputsOf<K>, Address>>;
  readonly parameters: ParametersOf<K>;
  /** Of the first output. */
  readonly dtype: DType;
  /** Of the first output. */
  readonly size: number;
  /** Of the first operand. */
  readonly dtypeOfX: DType;
  /** Of the first operand. */
  readonly sizeOfX: number;
  /** Memory for as long as the step runs. */
  readonly scratch: (bytes: number) => Address;
  /** Numbers that the kernel goes by. */
  readonly table: (numbers: Int32Array<ArrayBuffer>) => Address;
  /** Words that the kernel goes by. */
  readonly record: (words: readonly Word[]) => Address;
  readonly division: Division;
}

/** How an elementwise step becomes an instruction of the module. */
export interface ElementwiseEncoding<K extends ElementwiseName> {
  /** In the order in which the module's kernel takes them. */
  readonly operands: readonly OperandsOf<K>[];
  /** The module's kernel for operands of a dtype. */
  readonly kernel: (dtype: DType, parameters: ParametersOf<K>) => string;
  /** Words behind the operands. */
  readonly words: (parameters: ParametersOf<K>) => readonly number[];
}

/** An encoding for every name on the contract's page. */
export type EncodingTable = {
  readonly [K in KernelName]: K extends ElementwiseName
    ? ElementwiseEncoding<K>
    : ((call: Call<K>) => Command | Command[]) | (K extends ComposedName ? "composed" : never);
};
