import { type Plan, reject } from "@retrograd/core/backend";
import { DeviceMemory } from "../memory.ts";
import type { BufferName } from "../shader/places.ts";
import { placeOf } from "../shader/places.ts";
import type { Program } from "../shader/program.ts";
import type { Gpu } from "./gpu.ts";

/** The memory of one plan: its arena, its scratch, what it was given, and the variables that it uses. */
export class Buffers {
  private readonly named = new Map<BufferName, GPUBuffer>();
  /** Those that belong to the plan alone. */
  private readonly own: readonly GPUBuffer[];
  private readonly program: Program;

  constructor(gpu: Gpu, plan: Plan, program: Program) {
    this.program = program;
    const arena = gpu.storage(`${plan.name}: arena`, plan.bytes);
    const scratch = gpu.storage(`${plan.name}: scratch`, program.scratchSize * 4);
    const data = gpu.storage(`${plan.name}: data`, program.dataSize * 4);
    this.own = [arena, scratch, data];
    this.named.set("arena", arena).set("scratch", scratch).set("data", data);
    plan.variables.forEach((memory, i) => {
      if (!(memory instanceof DeviceMemory))
        reject(plan.name, `variable ${i} lies on another backend`, "move the model to this backend first");
      this.named.set(`variable${i}`, memory.buffer);
    });
    plan.values.forEach(({ place }, value) => {
      if (place.kind === "data") gpu.device.queue.writeBuffer(data, this.locate(value).offset, place.data);
    });
  }

  get(name: BufferName): GPUBuffer {
    return this.named.get(name) as GPUBuffer;
  }

  /** The buffer of a value and its first byte there. */
  locate(value: number): { readonly buffer: GPUBuffer; readonly offset: number } {
    const place = placeOf(this.program.places, value);
    if (!place) throw new Error(`value ${value} lies nowhere`);
    return { buffer: this.get(place.buffer), offset: place.offset * 4 };
  }

  dispose(): void {
    for (const buffer of this.own) buffer.destroy();
  }
}
