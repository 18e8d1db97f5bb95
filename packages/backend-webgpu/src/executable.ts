import {
  type Executable,
  type Plan,
  type Result,
  RetrogradError,
  type TypedArray,
} from "@retrograd/core/backend";
import { Arrival } from "./device/arrival.ts";
import { Buffers, type Location } from "./device/buffers.ts";
import { Dispatches } from "./device/dispatches.ts";
import type { Gpu } from "./device/gpu.ts";
import { Staging } from "./device/staging.ts";
import { Uploads } from "./device/uploads.ts";
import { constantResult, DeviceResult } from "./result.ts";
import { programOf } from "./shader/program.ts";

/** A copy of an output to a run's slot of a staging buffer. */
interface OutputCopy {
  readonly from: Location;
  readonly to: number;
  readonly bytes: number;
}

/** A plan on a device: one submit per run. */
export class DeviceExecutable implements Executable {
  private readonly gpu: Gpu;
  private readonly plan: Plan;
  private readonly buffers: Buffers;
  private readonly dispatches: Dispatches;
  private readonly uploads: Uploads;
  private readonly copies: OutputCopy[] = [];
  private readonly resultOf: ((arrival: Arrival) => Result)[] = [];
  private readonly staging: Staging;
  private isDisposed = false;

  constructor(gpu: Gpu, plan: Plan) {
    this.gpu = gpu;
    this.plan = plan;
    const { maxStorageBuffersPerShaderStage, maxComputeWorkgroupStorageSize } = gpu.device.limits;
    const limits = {
      buffers: maxStorageBuffersPerShaderStage,
      workgroupBytes: maxComputeWorkgroupStorageSize,
    };
    const program = programOf(plan, limits, gpu.traits);
    this.buffers = new Buffers(gpu, plan, program);
    this.dispatches = new Dispatches(gpu, program.shaders, this.buffers);
    this.uploads = new Uploads(plan, program.elementOf);
    let slot = 0;
    for (const { value } of plan.outputs) slot += this.prepareOutput(value, slot);
    this.staging = new Staging(gpu, `${plan.name}: outputs`, slot);
  }

  run(inputs: readonly TypedArray[]): readonly Result[] {
    const arrival = new Arrival();
    const { timeline, faults } = this.gpu;
    if (faults.end || this.isDisposed) arrival.fail(faults.end ?? this.ranLate());
    else if (timeline.isClear && this.dispatches.isSettled) this.submit(inputs, arrival);
    else {
      const copies = inputs.map((numbers) => numbers.slice());
      timeline.add({
        isReady: () => this.dispatches.isSettled,
        act: () => this.submit(copies, arrival),
        abandon: (error) => arrival.fail(error),
      });
    }
    return this.resultOf.map((make) => make(arrival));
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.gpu.timeline.inTurn(() => {
      this.staging.dispose();
      this.buffers.dispose();
    });
  }

  private submit(inputs: readonly TypedArray[], arrival: Arrival): void {
    const { device, faults } = this.gpu;
    const { failure } = this.dispatches;
    if (failure) {
      faults.report(failure);
      arrival.fail(failure);
      return;
    }
    const { buffers } = this;
    this.uploads.write(device.queue, buffers.get("arena"), inputs);
    const encoder = device.createCommandEncoder({ label: this.plan.name });
    this.dispatches.encode(encoder);
    const slot = this.resultOf.length > 0 ? this.staging.next() : null;
    if (slot)
      for (const { from, to, bytes } of this.copies)
        encoder.copyBufferToBuffer(
          buffers.get(from.buffer),
          from.offset,
          slot.buffer,
          slot.offset + to,
          bytes,
        );
    device.queue.submit([encoder.finish()]);
    if (slot) this.staging.copied(arrival);
  }

  /** @returns bytes that the output takes in a slot */
  private prepareOutput(index: number, slot: number): number {
    const value = this.plan.values[index];
    const { faults } = this.gpu;
    const { place } = value;
    if (place.kind === "constant") {
      this.resultOf.push((arrival) => constantResult(arrival, faults, value, place.value));
      return 0;
    }
    const bytes = value.size * 4;
    if (bytes > 0) this.copies.push({ from: this.buffers.locate(index), to: slot, bytes });
    this.resultOf.push((arrival) => new DeviceResult(arrival, faults, value, slot));
    return bytes;
  }

  private ranLate(): Error {
    return new RetrogradError(`${this.plan.name}: was run after dispose(); compile it again.`);
  }
}
