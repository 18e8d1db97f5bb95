import { RetrogradError } from "@retrograd/core/backend";
import type { Arrival } from "./arrival.ts";
import type { Gpu } from "./gpu.ts";
import { mapModeRead, usage } from "./usage.ts";

/** Bytes that are fetched together at most, where one run has less. */
const batchBytes = 16_384;
/** Buffers kept for reuse. */
const mostSpare = 3;

/** A staging buffer, and whose outputs have been copied into it, one slot after the other. */
interface Batch {
  readonly buffer: GPUBuffer;
  readonly arrivals: Arrival[];
}

/**
 * Brings the outputs of runs to the host, many runs at a time: each run copies its outputs into the next slot
 * of a staging buffer, which is mapped when it is full or when somebody wants one of its results. A result
 * that nobody reads costs a copy on the device and its share of one mapping, and no run waits for either.
 */
export class Staging {
  private readonly gpu: Gpu;
  private readonly label: string;
  /** Bytes of one run's outputs. */
  private readonly slot: number;
  private readonly slots: number;
  private open: Batch | null = null;
  private spare: GPUBuffer[] = [];
  private isDisposed = false;

  constructor(gpu: Gpu, label: string, slot: number) {
    this.gpu = gpu;
    this.label = label;
    this.slot = Math.max(4, slot);
    this.slots = Math.max(1, Math.floor(batchBytes / this.slot));
  }

  /** The buffer and byte that the next run's outputs are to be copied to. */
  next(): { readonly buffer: GPUBuffer; readonly offset: number } {
    this.open ??= { buffer: this.spare.pop() ?? this.create(), arrivals: [] };
    return { buffer: this.open.buffer, offset: this.open.arrivals.length * this.slot };
  }

  /** The copies into the place that `next` gave are on the queue. */
  copied(arrival: Arrival): void {
    const batch = this.open as Batch;
    batch.arrivals.push(arrival);
    if (batch.arrivals.length === this.slots) this.fetch(batch);
    else arrival.copied(() => this.fetch(batch));
  }

  /** What has been copied still arrives. */
  dispose(): void {
    this.isDisposed = true;
    if (this.open) this.fetch(this.open);
    for (const buffer of this.spare) buffer.destroy();
    this.spare = [];
  }

  private fetch(batch: Batch): void {
    if (this.open !== batch) return;
    this.open = null;
    const { buffer, arrivals } = batch;
    const bytes = arrivals.length * this.slot;
    buffer.mapAsync(mapModeRead, 0, bytes).then(
      () => {
        const mapped = buffer.getMappedRange(0, bytes);
        arrivals.forEach((arrival, i) => {
          arrival.deliver(mapped.slice(i * this.slot, (i + 1) * this.slot));
        });
        buffer.unmap();
        this.release(buffer);
      },
      async (error: Error) => {
        buffer.destroy();
        const why = await this.gpu.faults.because(
          new RetrogradError(`${this.label}: could not be read; ${error.message}.`),
        );
        for (const arrival of arrivals) arrival.fail(why);
      },
    );
  }

  private release(buffer: GPUBuffer): void {
    if (this.isDisposed || this.spare.length >= mostSpare) buffer.destroy();
    else this.spare.push(buffer);
  }

  private create(): GPUBuffer {
    const size = this.slot * this.slots;
    return this.gpu.device.createBuffer({ label: this.label, size, usage: usage.mapRead | usage.copyTarget });
  }
}
