import {
  type Backend,
  type ComposedName,
  type DType,
  type Executable,
  type Limits,
  type Memory,
  type Plan,
  prologues,
  type TypedArray,
  viewOf,
} from "@retrograd/core/backend";
import { Arrival } from "./device/arrival.ts";
import type { Gpu } from "./device/gpu.ts";
import { measureOn } from "./device/measure.ts";
import { Staging } from "./device/staging.ts";
import { Tuner } from "./device/tuner.ts";
import { DeviceExecutable } from "./executable.ts";
import { kernels } from "./kernels/index.ts";
import type { Traits } from "./kernels/kernel.ts";
import { DeviceMemory } from "./memory.ts";

/** What computes the elements of its operand by itself, as often as it reads them: once. */
const inFront = ["sum.x", "max.x", "min.x", "argMax.x", "cumsum.x"] as const;

/** A group may have any number of operands: one that needs too many buffers becomes several shaders. 16 bytes are one vec4. */
function limitsOf({ isCpu }: Traits): Limits {
  return {
    alignment: 16,
    operandsPerGroup: Number.POSITIVE_INFINITY,
    stepsPerGroup: 64,
    inPlace: true,
    // A product on a GPU reads its operands once for each of its large tiles, where to compute is cheaper than to load.
    prologues: prologues(isCpu ? inFront : [...inFront, "matmul.a", "matmul.b"], 4),
  };
}

/** A device as a backend. */
export class WebGPUBackend implements Backend {
  readonly name: string = "webgpu";
  readonly dtypes: readonly DType[] = ["float32", "int32"];
  readonly composed: ReadonlySet<ComposedName> = new Set(
    Object.entries(kernels).flatMap(([name, kernel]) =>
      kernel === "composed" ? [name as ComposedName] : [],
    ),
  );
  readonly limits: Limits;
  /** By adapter and shape the way to compute it that was found to be the fastest. */
  readonly choices: Map<string, string> = new Map();
  readonly gpu: Gpu;
  private readonly tuner: Tuner;

  /** @param tune whether to measure what `choices` does not say */
  constructor(gpu: Gpu, tune = true) {
    this.gpu = gpu;
    this.limits = limitsOf(gpu.traits);
    this.tuner = new Tuner(gpu.name, this.choices, tune ? measureOn(gpu) : null);
  }

  allocate(dtype: DType, size: number): Memory {
    return new DeviceMemory(this.gpu, dtype, size);
  }

  read(memories: readonly Memory[]): Promise<TypedArray[]> {
    const { timeline, faults } = this.gpu;
    const batches = this.batched(memories as readonly DeviceMemory[]);
    const fail = (error: Error): void => {
      for (const { arrival } of batches) arrival.fail(error);
    };
    if (faults.end) fail(faults.end);
    else
      timeline.add({
        isReady: () => true,
        act: () => {
          for (const batch of batches) this.copyOut(batch);
        },
        abandon: fail,
      });
    const read = batches.map(async ({ memories: its, arrival }) => {
      const bytes = await arrival.want();
      let offset = 0;
      return its.map(({ dtype, size }) => {
        offset += size * 4;
        return viewOf(dtype, bytes.slice(offset - size * 4, offset), 0, size);
      });
    });
    const numbers = faults.told(Promise.all(read)).then((arrays) => arrays.flat());
    numbers.catch(() => {});
    return numbers;
  }

  compile(plan: Plan): Executable {
    return new DeviceExecutable(this.gpu, this.tuner, plan);
  }

  dispose(): void {
    this.gpu.dispose();
  }

  /** Memories that are brought to the host together: as many in a row as one buffer holds. */
  private batched(memories: readonly DeviceMemory[]): Batch[] {
    const batches: Batch[] = [];
    let bytes = Number.POSITIVE_INFINITY;
    for (const memory of memories) {
      bytes += memory.size * 4;
      if (bytes > this.gpu.device.limits.maxBufferSize) {
        batches.push({ memories: [], arrival: new Arrival() });
        bytes = memory.size * 4;
      }
      batches.at(-1)?.memories.push(memory);
    }
    return batches;
  }

  private copyOut({ memories, arrival }: Batch): void {
    const { device } = this.gpu;
    const label = "webgpu: read";
    const bytes = memories.reduce((total, { size }) => total + size * 4, 0);
    let staging: Staging;
    try {
      staging = new Staging(this.gpu, "webgpu: variables", bytes);
    } catch (error) {
      arrival.fail(error as Error);
      return;
    }
    const encoder = device.createCommandEncoder({ label });
    const slot = staging.next(arrival);
    let at = 0;
    for (const { stretches, size } of memories) {
      slot.take(encoder, at, stretches);
      at += size * 4;
    }
    device.queue.submit([encoder.finish()]);
    slot.copied();
    staging.dispose();
  }
}

/** Memories that are read at once, and their numbers on their way. */
interface Batch {
  readonly memories: DeviceMemory[];
  readonly arrival: Arrival;
}
