import type { Prepared } from "../runners/runner.ts";
import { kernel, operationsPerTurn } from "./kernel.ts";

const turns = 200_000;

/**
 * A kernel that does nothing but multiply and add, with a multiply-add in one instruction where the engine has it, as what takes turns with
 * the runners: its clock is theirs. Null where the engine has no vectors.
 */
export function calibration(): Prepared | null {
  const bytes = [kernel("relaxed"), kernel("plain")].find((each) => WebAssembly.validate(each));
  const run = bytes && instantiated(bytes);
  if (!run) return null;
  return {
    deviation: null,
    figures: async () => ({}),
    begin: async () => {},
    step: () => run(turns),
    sync: async () => {},
    dispose: () => {},
  };
}

/** 10⁹ floating-point operations per second of one core that does nothing else, by the fastest of its samples, in milliseconds per step. */
export function peakOf(samples: readonly number[]): number {
  return (turns * operationsPerTurn) / Math.min(...samples) / 1e6;
}

function instantiated(bytes: Uint8Array<ArrayBuffer>): (turns: number) => void {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const { memory, run } = exports as unknown as { memory: WebAssembly.Memory; run(turns: number): void };
  // s ← 0.5 s + 1 stays near 2: nothing overflows, nothing becomes subnormal.
  new Float32Array(memory.buffer).fill(0.5, 0, 4).fill(1, 4, 12);
  return run;
}
