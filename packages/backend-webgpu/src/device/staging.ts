import { RetrogradError, reject } from "@retrograd/core/backend";
import type { Arrival } from "./arrival.ts";
import type { Gpu } from "./gpu.ts";
import type { Stretch } from "./sharedBuffer.ts";
import { mapModeRead, usage } from "./usage.ts";

/** Bytes that are fetched together at most, where one run has less. */
const batchBytes = 16_384;
/** Buffers kept for reuse. */
const mostSpare = 3;

/** A staging buffer, and whose outputs have been copied into it, one slot after the other. */
interface Batch {
  readonly buffer: GPUBuffer;
  readonly arrivals: Arrival[];
  isFetched: boolean;
}

/** A run's part of a staging buffer. */
export class Slot {
  private readonly buffer: GPUBuffer;
  private readonly offset: number;

  /** To be called once what it took is on the queue. */
  readonly copied: () => void;

  constructor(buffer: GPUBuffer, offset: number, copied: () => void) {
    this.buffer = buffer;
    this.offset = offset;
    this.copied = copied;
  }

  /** Has what lies in some stretches copied here, end to end from byte `at` of the slot on. */
  take(encoder: GPUCommandEncoder, at: number, stretches: readonly Stretch[]): void {
    let to = this.offset + at;
    for (const { buffer, offset, bytes } of stretches) {
      if (bytes > 0) encoder.copyBufferToBuffer(buffer, offset, this.buffer, to, bytes);
      to += bytes;
    }
  }
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
    const most = gpu.device.limits.maxBufferSize;
    if (slot > most)
      reject(
        label,
        `are ${slot} bytes, and this device brings at most ${most} to the host at once`,
        "read less",
      );
    this.slots = Math.max(1, Math.floor(batchBytes / this.slot));
  }

  /** The slot that the next run's outputs are to be copied to. */
  next(arrival: Arrival): Slot {
    this.open ??= { buffer: this.spare.pop() ?? this.create(), arrivals: [], isFetched: false };
    const batch = this.open;
    const offset = batch.arrivals.length * this.slot;
    batch.arrivals.push(arrival);
    if (batch.arrivals.length === this.slots) this.open = null;
    return new Slot(batch.buffer, offset, () => this.copied(batch, arrival));
  }

  private copied(batch: Batch, arrival: Arrival): void {
    if (this.open !== batch) this.fetch(batch);
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
    if (batch.isFetched) return;
    batch.isFetched = true;
    if (this.open === batch) this.open = null;
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
