import type { Gpu } from "./gpu.ts";

/**
 * Memory that all plans take turns in: runs follow one another, and nothing in it outlives its run. It has the
 * size of the largest plan and goes with the last one.
 */
export class SharedBuffer {
  private readonly gpu: Gpu;
  private readonly label: string;
  private buffer: GPUBuffer | null = null;
  private users = 0;

  constructor(gpu: Gpu, label: string) {
    this.gpu = gpu;
    this.label = label;
  }

  /** The buffer as of now: a plan that needs a larger one replaces it. */
  get current(): GPUBuffer {
    return this.buffer as GPUBuffer;
  }

  take(user: string, bytes: number): void {
    if (!this.buffer || this.buffer.size < bytes) {
      const larger = this.gpu.storage(`${user}: ${this.label}`, bytes);
      // What has been submitted still has the old one.
      this.buffer?.destroy();
      this.buffer = larger;
    }
    this.users++;
  }

  give(): void {
    if (--this.users > 0) return;
    this.buffer?.destroy();
    this.buffer = null;
  }
}
