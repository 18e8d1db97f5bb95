import { type Plan, reject } from "@retrograd/core/backend";
import { DeviceMemory } from "../memory.ts";
import { type BufferName, partsOfName } from "../shader/bufferName.ts";
import type { Program } from "../shader/program.ts";
import type { Gpu } from "./gpu.ts";
import { Numbers } from "./numbers.ts";
import type { Stretch } from "./sharedBuffer.ts";

/** The memory that one plan uses: the shared arena, the numbers that it was given, its variables, and its shaders' numbers. */
export class Buffers {
  private readonly gpu: Gpu;
  private readonly plan: Plan;
  private readonly program: Program;
  private readonly data: GPUBuffer;
  private readonly variables: readonly DeviceMemory[];
  private readonly shaderNumbers: Numbers;

  constructor(gpu: Gpu, plan: Plan, program: Program) {
    this.gpu = gpu;
    this.plan = plan;
    this.program = program;
    this.variables = plan.variables.map((memory, i) => {
      if (memory instanceof DeviceMemory) return memory;
      return reject(
        plan.name,
        `variable ${i} lies on another backend`,
        "move the model to this backend first",
      );
    });
    gpu.arena.take(`${plan.name}, ${program.widest}`, program.arenaSize * 4);
    try {
      this.data = gpu.storage(`${plan.name}: data`, program.dataSize * 4);
    } catch (error) {
      gpu.arena.give();
      throw error;
    }
    this.shaderNumbers = new Numbers(gpu, plan.name, program.shaders);
    plan.values.forEach(({ place }, value) => {
      if (place.kind !== "data") return;
      gpu.device.queue.writeBuffer(this.data, program.wordOf(value) * 4, place.data);
    });
  }

  /** What each shader binds behind its buffers; null for one without numbers. */
  get numbers(): readonly (GPUBufferBinding | null)[] {
    return this.shaderNumbers.bindings;
  }

  /** What a shader binds under that name, as of now. */
  binding(name: BufferName): GPUBufferBinding {
    const { wordOf, sizeOf, arenaSize, halvesFrom } = this.program;
    const { first: whole } = this.gpu.arena;
    // Stretches that are bound at once may not overlap.
    if (name === "arena")
      return halvesFrom < arenaSize ? { buffer: whole, size: halvesFrom * 4 } : { buffer: whole };
    if (name === "halves")
      return { buffer: whole, offset: halvesFrom * 4, size: (arenaSize - halvesFrom) * 4 };
    if (name === "data") return { buffer: this.data };
    const { number, piece } = partsOfName(name);
    if (name.startsWith("variable")) return { buffer: this.variables[number].buffers[piece] };
    const first = piece * this.gpu.room.piece;
    const bytes = Math.min(this.gpu.room.piece, sizeOf(number) - first) * 4;
    const [{ buffer, offset }] = this.gpu.arena.stretches((wordOf(number) + first) * 4, bytes);
    return { buffer, offset, size: bytes };
  }

  /** Where the numbers of a value lie. */
  stretches(value: number): Stretch[] {
    const { place, size } = this.plan.values[value];
    const at = this.program.wordOf(value) * 4;
    if (place.kind === "variable") return this.variables[place.index].stretches;
    if (place.kind === "data") return [{ buffer: this.data, offset: at, bytes: size * 4 }];
    if (place.kind === "constant") throw new Error(`value ${value} lies nowhere`);
    return this.gpu.arena.stretches(at, size * 4);
  }

  dispose(): void {
    this.data.destroy();
    this.shaderNumbers.dispose();
    this.gpu.arena.give();
  }
}
