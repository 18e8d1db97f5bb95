import type { DType, Memory, TypedArray } from "@retrograd/core/backend";
import type { Gpu } from "./device/gpu.ts";
import type { Stretch } from "./device/sharedBuffer.ts";
import { piecesIn } from "./shader/room.ts";

/** The memory of a variable: a buffer of its own, or, where one binding can't hold it, one for each piece. */
export class DeviceMemory implements Memory {
  readonly dtype: DType;
  readonly size: number;
  readonly buffers: readonly GPUBuffer[];
  private readonly gpu: Gpu;

  constructor(gpu: Gpu, dtype: DType, size: number) {
    this.gpu = gpu;
    this.dtype = dtype;
    this.size = size;
    const { piece } = gpu.room;
    this.buffers = Array.from({ length: piecesIn(size, piece) }, (_, p) =>
      gpu.storage(`a variable of ${size} numbers`, Math.min(piece, size - p * piece) * 4),
    );
  }

  write(numbers: TypedArray): void {
    const { timeline, device, room } = this.gpu;
    const kept = timeline.isClear ? numbers : numbers.slice();
    timeline.inTurn(() => {
      this.buffers.forEach((buffer, p) => {
        const first = p * room.piece;
        device.queue.writeBuffer(buffer, 0, kept, first, Math.min(room.piece, this.size - first));
      });
    });
  }

  /** Where its numbers lie. */
  get stretches(): Stretch[] {
    const { piece } = this.gpu.room;
    return this.buffers.map((buffer, p) => {
      return { buffer, offset: 0, bytes: Math.min(piece, this.size - p * piece) * 4 };
    });
  }

  dispose(): void {
    this.gpu.timeline.inTurn(() => {
      for (const buffer of this.buffers) buffer.destroy();
    });
  }
}
