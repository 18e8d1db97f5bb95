import type { Prologues } from "../plan/prologues.ts";
import type { DType, TypedArray } from "./dtype.ts";
import type { ComposedName } from "./kernels.ts";
import type { Plan } from "./plan.ts";

/**
 * Memory, and kernels on it. Has never heard of a tensor, a gradient or a layer.
 *
 * Two ways to make one: give a kernel table to `kernelBackend()`, or implement `compile(plan)`.
 * Every call returns at once: a device that needs time queues what it is asked for, in order, and its errors
 * reject the next `read`. Whoever runs plans without end reads a result now and then, a few runs behind, so that
 * the queue stays short.
 */
export interface Backend {
  /** What errors and reports call it: `cpu`. */
  readonly name: string;
  /** What it can compute in; float32 and int32 at least. */
  readonly dtypes: readonly DType[];
  /** The kernels that core shall write in terms of others before it plans. */
  readonly composed: ReadonlySet<ComposedName>;
  /** What plans for it keep to. */
  readonly limits: Limits;
  /** Ways to compute that it has found to be the fastest on its device, by names of its own: where they differ, so may the
   * last bits of a result. It takes those that are here already, from a checkpoint for instance. */
  readonly choices: Map<string, string>;
  /** Memory for a variable: `size` zeros. */
  allocate(dtype: DType, size: number): Memory;
  /** Copies of the memories' numbers as of one moment, after all runs that were asked for before. */
  read(memories: readonly Memory[]): Promise<TypedArray[]>;
  /** Makes a plan ready to run, with all the memory that its runs need. */
  compile(plan: Plan): Executable;
  /** Releases everything that was made with this backend. */
  dispose(): void;
}

/** What a plan keeps to. */
export interface Limits {
  /** Bytes that every value's place in the arena is a multiple of. */
  readonly alignment: number;
  /** Most values outside itself that one group may read and write. */
  readonly operandsPerGroup: number;
  /** Most kernels in one group. */
  readonly stepsPerGroup: number;
  /** Whether a group may write a value in the place of one that it reads. */
  readonly inPlace: boolean;
  /** What groups may compute in front of their anchors, by `prologues()`; null, where all groups start with their anchors. */
  readonly prologues: Prologues | null;
}

/** The memory of one variable. */
export interface Memory {
  /** Of every number. */
  readonly dtype: DType;
  /** How many numbers. */
  readonly size: number;
  /** Takes effect after all runs that were asked for before. */
  write(numbers: TypedArray): void;
  /** Gives it back; what was asked for before is done first. */
  dispose(): void;
}

/** A plan, made ready by a backend. */
export interface Executable {
  /** Copies the inputs, in the plan's order, and runs; the results are as of this run, whenever they are read. */
  run(inputs: readonly TypedArray[]): readonly Result[];
  /** Runs once for each list of inputs, in order, as so many calls of `run` do; a device gets all that is to be done at once. */
  runMany(inputs: readonly (readonly TypedArray[])[]): readonly (readonly Result[])[];
  /** Runs as `run` does, but for results, and says how long each part took, in the order in which they ran; rejects
   * where the device has no clock for it. */
  profile(inputs: readonly TypedArray[]): Promise<readonly Timing[]>;
  /** Gives back what belongs to this plan alone; variables stay. */
  dispose(): void;
}

/** How long a part of a run took: a group of the plan, or what a backend makes of several. */
export interface Timing {
  /** Ops and layers that it comes from: `0.dense/matmul + add`. */
  readonly label: string;
  /** From its start to its end. */
  readonly milliseconds: number;
}

/** One output of one run. */
export interface Result {
  /** The numbers, once they are computed; rejects with what went wrong on the device. */
  read(): Promise<TypedArray>;
}
