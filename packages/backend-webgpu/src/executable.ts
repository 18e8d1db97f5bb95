import {
  type Executable,
  type Plan,
  type Result,
  RetrogradError,
  type Step,
  type Timing,
  type TypedArray,
} from "@retrograd/core/backend";
import { Arrival } from "./device/arrival.ts";
import { Buffers } from "./device/buffers.ts";
import { Dispatches } from "./device/dispatches.ts";
import type { Gpu } from "./device/gpu.ts";
import { Staging } from "./device/staging.ts";
import { Stopwatch } from "./device/stopwatch.ts";
import type { Question, Tuner } from "./device/tuner.ts";
import { Uploads } from "./device/uploads.ts";
import { constantResult, DeviceResult } from "./result.ts";
import { type Program, programOf } from "./shader/program.ts";

/** A plan's shaders and the memory that they use. */
interface Made {
  readonly buffers: Buffers;
  readonly dispatches: Dispatches;
  readonly uploads: Uploads;
}

/** A plan on a device: one submit per run. */
export class DeviceExecutable implements Executable {
  private readonly gpu: Gpu;
  private readonly plan: Plan;
  /** Null as long as ways to compute something in it are being timed. */
  private made: Made | null = null;
  /** Why it will never run. */
  private failure: Error | null = null;
  private isSettled = false;
  private readonly resultOf: ((arrival: Arrival) => Result)[] = [];
  /** Outputs that have memory, with their places in a slot of the staging buffer. */
  private readonly slots: { readonly value: number; readonly at: number }[] = [];
  private readonly staging: Staging;
  private isDisposed = false;
  private isReleased = false;

  constructor(gpu: Gpu, tuner: Tuner, plan: Plan) {
    this.gpu = gpu;
    this.plan = plan;
    let slot = 0;
    for (const { value } of plan.outputs) slot += this.prepareOutput(value, slot);
    this.staging = new Staging(gpu, `${plan.name}: outputs`, slot);
    const questions: Question[] = [];
    const manner = {
      traits: gpu.traits,
      choose: (question: string, candidates: readonly string[], step: Step) => {
        questions.push({ question, candidates, step, values: plan.values });
        return tuner.choose(question, candidates);
      },
    };
    const program = programOf(plan, gpu.dispatchLimits, manner);
    const answers = tuner.settle(questions);
    if (answers) void this.makeAfter(answers, () => programOf(plan, gpu.dispatchLimits, manner));
    else this.make(program);
  }

  run(inputs: readonly TypedArray[]): readonly Result[] {
    const arrival = new Arrival();
    this.inTurn(
      inputs,
      (numbers, made) => this.submit(numbers, arrival, made),
      (error) => arrival.fail(error),
    );
    return this.resultOf.map((make) => make(arrival));
  }

  profile(inputs: readonly TypedArray[]): Promise<readonly Timing[]> {
    const timings = this.gpu.faults.told(
      new Promise<readonly Timing[]>((resolve, fail) => {
        const time = (numbers: readonly TypedArray[], made: Made): void =>
          resolve(this.submitTimed(numbers, made));
        if (this.gpu.hasClock) this.inTurn(inputs, time, fail);
        else fail(this.hasNoClock());
      }),
    );
    timings.catch(() => {});
    return timings;
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.gpu.timeline.inTurn(() => {
      this.isReleased = true;
      this.staging.dispose();
      this.made?.buffers.dispose();
    });
  }

  private make(program: Program): void {
    const { gpu, plan } = this;
    const buffers = new Buffers(gpu, plan, program);
    const dispatches = new Dispatches(gpu, program.shaders, buffers);
    this.made = { buffers, dispatches, uploads: new Uploads(gpu.arena, plan, program.elementOf) };
    dispatches.settled.then(() => this.settle(dispatches.failure));
  }

  private async makeAfter(answers: Promise<void>, program: () => Program): Promise<void> {
    try {
      await answers;
      if (!this.isReleased) this.make(program());
    } catch (error) {
      this.settle(error as Error);
    }
  }

  private settle(failure: Error | null): void {
    this.isSettled = true;
    this.failure = failure;
    if (failure) this.gpu.faults.report(failure);
    this.gpu.timeline.advance();
  }

  /** Acts on the inputs once it is this call's turn, or fails if there is no such turn. */
  private inTurn(
    inputs: readonly TypedArray[],
    act: (inputs: readonly TypedArray[], made: Made) => void,
    fail: (error: Error) => void,
  ): void {
    const { timeline, faults } = this.gpu;
    const actOrFail = (numbers: readonly TypedArray[]): void => {
      const { failure, made } = this;
      if (failure) {
        faults.report(failure);
        fail(failure);
      } else if (made) {
        try {
          act(numbers, made);
        } catch (error) {
          fail(error as Error);
        }
      }
    };
    if (faults.end || this.isDisposed) fail(faults.end ?? this.ranLate());
    else if (timeline.isClear && this.isSettled) actOrFail(inputs);
    else {
      const copies = inputs.map((numbers) => numbers.slice());
      timeline.add({ isReady: () => this.isSettled, act: () => actOrFail(copies), abandon: fail });
    }
  }

  private async submitTimed(inputs: readonly TypedArray[], made: Made): Promise<readonly Timing[]> {
    const { device } = this.gpu;
    const { name } = this.plan;
    const { shaders } = made.dispatches;
    made.uploads.write(device.queue, inputs);
    const stopwatch = new Stopwatch(this.gpu, name, shaders.length);
    const encoder = device.createCommandEncoder({ label: `${name}: profile` });
    made.dispatches.encode(encoder, name, stopwatch);
    const times = stopwatch.stop(encoder);
    device.queue.submit([encoder.finish()]);
    return (await times()).map((milliseconds, i) => ({ label: shaders[i].label, milliseconds }));
  }

  private submit(inputs: readonly TypedArray[], arrival: Arrival, made: Made): void {
    const { device } = this.gpu;
    made.uploads.write(device.queue, inputs);
    const encoder = device.createCommandEncoder({ label: this.plan.name });
    made.dispatches.encode(encoder, this.plan.name);
    const slot = this.resultOf.length > 0 ? this.staging.next() : null;
    if (slot) for (const { value, at } of this.slots) slot.take(encoder, at, made.buffers.stretches(value));
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
    if (bytes > 0) this.slots.push({ value: index, at: slot });
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
