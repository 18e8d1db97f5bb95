import type { Shader } from "../shader/shader.ts";
import type { Gpu } from "./gpu.ts";
import { usage } from "./usage.ts";

/** The numbers in which a plan's shaders differ from others with the same pipeline: one buffer, written once. */
export class Numbers {
  /** What each shader binds; null for one without numbers. */
  readonly bindings: readonly (GPUBufferBinding | null)[];
  private readonly buffer: GPUBuffer | null;

  constructor({ device }: Gpu, name: string, shaders: readonly Shader[]) {
    // Words between two places where a binding may start.
    const unit = device.limits.minUniformBufferOffsetAlignment / 4;
    let size = 0;
    const starts = shaders.map(({ numbers }) => {
      const start = size;
      size += Math.ceil(numbers.length / unit) * unit;
      return start;
    });
    this.buffer = null;
    if (size > 0) {
      const words = new Uint32Array(size);
      shaders.forEach(({ numbers }, i) => {
        words.set(numbers, starts[i]);
      });
      this.buffer = device.createBuffer({
        label: `${name}: numbers`,
        size: words.byteLength,
        usage: usage.uniform | usage.copyTarget,
      });
      device.queue.writeBuffer(this.buffer, 0, words);
    }
    const { buffer } = this;
    this.bindings = shaders.map(({ numbers }, i) => {
      if (!buffer || numbers.length === 0) return null;
      return { buffer, offset: starts[i] * 4, size: Math.ceil(numbers.length / 4) * 16 };
    });
  }

  dispose(): void {
    this.buffer?.destroy();
  }
}
