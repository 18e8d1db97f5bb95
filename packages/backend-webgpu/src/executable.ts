import {
  type Executable,
  type Plan,
  type Result,
  RetrogradError,
  type Timing,
  type TypedArray,
} from "@retrograd/core/backend";
import { Arrival } from "./device/arrival.ts";
import { Buffers, type Location } from "./device/buffers.ts";
import { Dispatches } from "./device/dispatches.ts";
import type { Gpu } from "./device/gpu.ts";
import { Staging } from "./device/staging.ts";
import { Stopwatch } from "./device/stopwatch.ts";
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
    this.inTurn(
      inputs,
      (numbers) => this.submit(numbers, arrival),
      (error) => arrival.fail(error),
    );
    return this.resultOf.map((make) => make(arrival));
  }

  profile(inputs: readonly TypedArray[]): Promise<readonly Timing[]> {
    const { shaders } = this.dispatches;
    const times = new Promise<number[]>((resolve, fail) => {
      const time = (numbers: readonly TypedArray[]): void => {
        resolve(this.submitTimed(numbers, new Stopwatch(this.gpu, this.plan.name, shaders.length)));
      };
      if (this.gpu.hasClock) this.inTurn(inputs, time, fail);
      else fail(this.hasNoClock());
    });
    const timings = this.gpu.faults
      .told(times)
      .then((each) => each.map((milliseconds, i) => ({ label: shaders[i].label, milliseconds })));
    timings.catch(() => {});
    return timings;
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.gpu.timeline.inTurn(() => {
      this.staging.dispose();
      this.buffers.dispose();
    });
  }

  /** Acts on the inputs once it is this call's turn, or fails if there is no such turn. */
  private inTurn(
    inputs: readonly TypedArray[],
    act: (inputs: readonly TypedArray[]) => void,
    fail: (error: Error) => void,
  ): void {
    const { timeline, faults } = this.gpu;
    const { dispatches } = this;
    const actOrFail = (numbers: readonly TypedArray[]): void => {
      const { failure } = dispatches;
      if (failure) {
        faults.report(failure);
        fail(failure);
      } else act(numbers);
    };
    if (faults.end || this.isDisposed) fail(faults.end ?? this.ranLate());
    else if (timeline.isClear && dispatches.isSettled) actOrFail(inputs);
    else {
      const copies = inputs.map((numbers) => numbers.slice());
      timeline.add({ isReady: () => dispatches.isSettled, act: () => actOrFail(copies), abandon: fail });
    }
  }

  private submitTimed(inputs: readonly TypedArray[], stopwatch: Stopwatch): Promise<number[]> {
    const { device } = this.gpu;
    this.uploads.write(device.queue, this.buffers.get("arena"), inputs);
    const encoder = device.createCommandEncoder({ label: `${this.plan.name}: profile` });
    this.dispatches.encode(encoder, this.plan.name, stopwatch);
    const times = stopwatch.stop(encoder);
    device.queue.submit([encoder.finish()]);
    return times();
  }

  private submit(inputs: readonly TypedArray[], arrival: Arrival): void {
    const { device } = this.gpu;
    const { buffers } = this;
    this.uploads.write(device.queue, buffers.get("arena"), inputs);
    const encoder = device.createCommandEncoder({ label: this.plan.name });
    this.dispatches.encode(encoder, this.plan.name);
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

  private hasNoClock(): Error {
    return new RetrogradError(
      `${this.plan.name}: this device has no timestamp-query, by which runs are timed; another browser or graphics driver may have it.`,
    );
  }

  private ranLate(): Error {
    return new RetrogradError(`${this.plan.name}: was run after dispose(); compile it again.`);
  }
}
