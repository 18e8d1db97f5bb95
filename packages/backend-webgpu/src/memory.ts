import { bytesOf, type DType, type Memory, type TypedArray } from "@retrograd/core/backend";
import type { Gpu } from "./device/gpu.ts";

/** The memory of a variable: a buffer of its own. */
export class DeviceMemory implements Memory {
  readonly dtype: DType;
  readonly size: number;
  readonly buffer: GPUBuffer;
  private readonly gpu: Gpu;

  constructor(gpu: Gpu, dtype: DType, size: number) {
    this.gpu = gpu;
    this.dtype = dtype;
    this.size = size;
    this.buffer = gpu.storage(`a variable of ${size} numbers`, size * bytesOf(dtype));
  }

  write(numbers: TypedArray): void {
    const { timeline, device } = this.gpu;
    const kept = timeline.isClear ? numbers : numbers.slice();
    timeline.inTurn(() => device.queue.writeBuffer(this.buffer, 0, kept));
  }

  dispose(): void {
    this.gpu.timeline.inTurn(() => this.buffer.destroy());
  }
}
