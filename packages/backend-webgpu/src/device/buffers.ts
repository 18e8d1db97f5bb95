import { type Plan, reject } from "@retrograd/core/backend";
import { DeviceMemory } from "../memory.ts";
import { type BufferName, bufferOf } from "../shader/access.ts";
import type { Program } from "../shader/program.ts";
import type { Gpu } from "./gpu.ts";

/** A value's buffer and its first byte there. */
export interface Location {
  readonly buffer: BufferName;
  readonly offset: number;
}

/** The memory that one plan uses: the shared arena, the numbers that it was given, and its variables. */
export class Buffers {
  private readonly gpu: Gpu;
  private readonly plan: Plan;
  private readonly program: Program;
  private readonly data: GPUBuffer;
  private readonly variables: readonly GPUBuffer[];

  constructor(gpu: Gpu, plan: Plan, program: Program) {
    this.gpu = gpu;
    this.plan = plan;
    this.program = program;
    this.variables = plan.variables.map((memory, i) => {
      if (memory instanceof DeviceMemory) return memory.buffer;
      return reject(
        plan.name,
        `variable ${i} lies on another backend`,
        "move the model to this backend first",
      );
    });
    gpu.arena.take(plan.name, program.arenaSize * 4);
    try {
      this.data = gpu.storage(`${plan.name}: data`, program.dataSize * 4);
    } catch (error) {
      gpu.arena.give();
      throw error;
    }
    plan.values.forEach(({ place }, value) => {
      if (place.kind !== "data") return;
      gpu.device.queue.writeBuffer(this.data, this.locate(value).offset, place.data);
    });
  }

  /** What a shader binds under that name, as of now. */
  binding(name: BufferName): GPUBufferBinding {
    if (!name.startsWith("window")) return { buffer: this.get(name) };
    const key = Number(name.slice("window".length));
    const { elementOf, sizeOf } = this.program;
    return { buffer: this.gpu.arena.current, offset: elementOf(key) * 4, size: sizeOf(key) * 4 };
  }

  /** The buffer of that name, as of now. */
  get(name: BufferName): GPUBuffer {
    if (name === "arena" || name.startsWith("window")) return this.gpu.arena.current;
    return name === "data" ? this.data : this.variables[Number(name.slice("variable".length))];
  }

  locate(value: number): Location {
    const buffer = bufferOf(this.plan.values[value]);
    if (!buffer) throw new Error(`value ${value} lies nowhere`);
    return { buffer, offset: this.program.elementOf(value) * 4 };
  }

  dispose(): void {
    this.data.destroy();
    this.gpu.arena.give();
  }
}
