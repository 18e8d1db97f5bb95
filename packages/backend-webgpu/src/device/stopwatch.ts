import { Arrival } from "./arrival.ts";
import type { Gpu } from "./gpu.ts";
import { Staging } from "./staging.ts";
import { usage } from "./usage.ts";

/** Passes of one query set: WebGPU allows 4096 queries, and a pass takes two. */
const mostPasses = 2048;

/** Measures compute passes on the device, by its own clock. For one command buffer. */
export class Stopwatch {
  private readonly gpu: Gpu;
  private readonly label: string;
  private readonly passes: number;
  private readonly sets: readonly GPUQuerySet[];

  constructor(gpu: Gpu, label: string, passes: number) {
    this.gpu = gpu;
    this.label = `${label}: timestamps`;
    this.passes = passes;
    this.sets = Array.from({ length: Math.ceil(passes / mostPasses) }, (_, set) =>
      gpu.device.createQuerySet({ label: this.label, type: "timestamp", count: 2 * this.passesOf(set) }),
    );
  }

  /** What the descriptor of the i-th pass has to have. */
  pass(i: number): GPUComputePassTimestampWrites {
    const first = 2 * (i % mostPasses);
    return {
      querySet: this.sets[Math.floor(i / mostPasses)],
      beginningOfPassWriteIndex: first,
      endOfPassWriteIndex: first + 1,
    };
  }

  /** To be called behind the last pass, and what it returns once the commands are submitted: milliseconds of each pass. */
  stop(encoder: GPUCommandEncoder): () => Promise<number[]> {
    const { gpu, label, passes } = this;
    const bytes = 16 * passes;
    const resolved = gpu.device.createBuffer({
      label,
      size: Math.max(16, bytes),
      usage: usage.queryResolve | usage.copySource,
    });
    this.sets.forEach((set, i) => {
      encoder.resolveQuerySet(set, 0, 2 * this.passesOf(i), resolved, 16 * mostPasses * i);
    });
    const staging = new Staging(gpu, label, bytes);
    const arrival = new Arrival();
    const slot = staging.next(arrival);
    slot.take(encoder, 0, [{ buffer: resolved, offset: 0, bytes }]);
    return async () => {
      slot.copied();
      staging.dispose();
      resolved.destroy();
      for (const set of this.sets) set.destroy();
      const ticks = new BigInt64Array((await arrival.want()).slice(0, bytes));
      return Array.from({ length: passes }, (_, i) => Number(ticks[2 * i + 1] - ticks[2 * i]) / 1e6);
    };
  }

  private passesOf(set: number): number {
    return Math.min(mostPasses, this.passes - set * mostPasses);
  }
}
