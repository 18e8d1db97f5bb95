import type { Gpu } from "./gpu.ts";

/** A stretch of a buffer, in bytes. */
export interface Stretch {
  readonly buffer: GPUBuffer;
  readonly offset: number;
  readonly bytes: number;
}

/**
 * Memory that all plans take turns in: runs follow one another, and nothing in it outlives its run. It has the
 * size of the largest plan and goes with the last one. What one buffer can't hold is in several, its banks.
 */
export class SharedBuffer {
  private readonly gpu: Gpu;
  private readonly label: string;
  private banks: GPUBuffer[] = [];
  private users = 0;
  /** Grows where a larger plan has replaced the buffers. */
  version = 0;

  constructor(gpu: Gpu, label: string) {
    this.gpu = gpu;
    this.label = label;
  }

  take(user: string, bytes: number): void {
    const bank = this.gpu.room.bank * 4;
    const has = this.banks.reduce((sum, { size }) => sum + size, 0);
    if (this.banks.length === 0 || has < bytes) {
      const larger: GPUBuffer[] = [];
      for (let at = 0; at < Math.max(4, bytes); at += bank)
        larger.push(this.gpu.storage(`${user}: ${this.label}`, Math.min(bank, bytes - at)));
      // What has been submitted still has the old ones.
      for (const buffer of this.banks) buffer.destroy();
      this.banks = larger;
      this.version++;
    }
    this.users++;
  }

  give(): void {
    if (--this.users > 0) return;
    for (const buffer of this.banks) buffer.destroy();
    this.banks = [];
  }

  /** All of the first buffer: what a plan binds whose values fit in one. */
  get first(): GPUBuffer {
    return this.banks[0];
  }

  /** Where some bytes lie, from byte `at` of all on: in one buffer, or in the next ones too. */
  stretches(at: number, bytes: number): Stretch[] {
    const bank = this.gpu.room.bank * 4;
    const found: Stretch[] = [];
    for (let done = 0; done < bytes; ) {
      const offset = (at + done) % bank;
      const part = Math.min(bytes - done, bank - offset);
      found.push({ buffer: this.banks[Math.floor((at + done) / bank)], offset, bytes: part });
      done += part;
    }
    return found;
  }
}
