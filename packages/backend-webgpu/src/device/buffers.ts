import { type Plan, reject } from "@retrograd/core/backend";
import { DeviceMemory } from "../memory.ts";
import { type BufferName, placeOf } from "../shader/places.ts";
import type { Program } from "../shader/program.ts";
import type { Gpu } from "./gpu.ts";

/** A value's buffer and its first byte there. */
export interface Location {
  readonly buffer: BufferName;
  readonly offset: number;
}

/** The memory that one plan uses: shared arena and scratch, the numbers that it was given, and its variables. */
export class Buffers {
  private readonly gpu: Gpu;
  private readonly program: Program;
  private readonly data: GPUBuffer;
  private readonly variables: readonly GPUBuffer[];

  constructor(gpu: Gpu, plan: Plan, program: Program) {
    this.gpu = gpu;
    this.program = program;
    this.variables = plan.variables.map((memory, i) => {
      if (memory instanceof DeviceMemory) return memory.buffer;
      return reject(
        plan.name,
        `variable ${i} lies on another backend`,
        "move the model to this backend first",
      );
    });
    this.data = gpu.storage(`${plan.name}: data`, program.dataSize * 4);
    gpu.arena.take(plan.name, plan.bytes);
    gpu.scratch.take(plan.name, program.scratchSize * 4);
    plan.values.forEach(({ place }, value) => {
      if (place.kind !== "data") return;
      gpu.device.queue.writeBuffer(this.data, this.locate(value).offset, place.data);
    });
  }

  /** The buffer of that name, as of now. */
  get(name: BufferName): GPUBuffer {
    if (name === "arena" || name === "scratch") return this.gpu[name].current;
    return name === "data" ? this.data : this.variables[Number(name.slice("variable".length))];
  }

  locate(value: number): Location {
    const place = placeOf(this.program.places, value);
    if (!place) throw new Error(`value ${value} lies nowhere`);
    return { buffer: place.buffer, offset: place.offset * 4 };
  }

  dispose(): void {
    this.data.destroy();
    this.gpu.arena.give();
    this.gpu.scratch.give();
  }
}
