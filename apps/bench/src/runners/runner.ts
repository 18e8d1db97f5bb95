import type { Figures } from "../figures.ts";
import type { Method, Workload } from "../workloads/workload.ts";

/** What is timed. */
export interface Named {
  /** The library. */
  readonly runner: string;
  /** What computes: cpu, wasm, webgpu, ... */
  readonly backend: string;
  readonly threads: number;
}

/** "tfjs wasm", with "x2" where there are two threads. */
export function keyOf({ runner, backend, threads }: Named): string {
  return `${runner} ${backend}${threads > 1 ? ` x${threads}` : ""}`;
}

/** One library on one of its backends, not loaded yet. */
export interface RunnerEntry extends Named {
  /** Rejects where the backend is not to be had here. */
  load(): Promise<Library>;
}

/** One library on one of its backends. */
export interface Runner extends Named, Library {}

export interface Library {
  /** Moves the initial numbers to where the library likes them, and may compile: counted as the start, not as a step. */
  prepare(workload: Workload): Promise<Prepared | Cannot>;
}

/** A workload that a library has no means for. */
export interface Cannot {
  readonly cannot: string;
}

/** A workload, ready to run. */
export interface Prepared {
  /** Where the library trains a network in another way than asked for; null where it does as asked. */
  readonly deviation: Deviation | null;
  /**
   * What is checked against the reference: takes step `index` and gives what it came to. Called before any other step, in order: in
   * training for 0 to `checkedSteps` - 1, each giving its loss, `{ loss: [number] }`; else once, giving `probed(workload, outputs)`.
   */
  figures(index: number): Promise<Figures>;
  /** Called before each run of steps, untimed: where a library has global state (tfjs: the chosen backend), it is set here. */
  begin(): Promise<void>;
  /**
   * One training step on batch `index` modulo the pool's length, or one evaluation. May return before it is done. Batches and
   * operands may lie on the backend since prepare; results stay there.
   */
  step(index: number): void | Promise<void>;
  /** Resolves when all steps so far are done. */
  sync(): Promise<void>;
  dispose(): void;
}

export interface Deviation {
  /** What is different, for the reader of the table. */
  readonly note: string;
  /** What the reference does, for the losses to be comparable. */
  readonly method: Method;
}

/** A runner ready for workloads; one that cannot be loaded here says why, whatever it is asked for. */
export async function started({ load, ...named }: RunnerEntry): Promise<Runner> {
  try {
    const library = await load();
    return { ...named, prepare: (workload) => library.prepare(workload) };
  } catch (error) {
    const cannot = error instanceof Error ? error.message : String(error);
    return { ...named, prepare: async () => ({ cannot }) };
  }
}
