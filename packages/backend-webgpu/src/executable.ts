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
import { type Slot, Staging } from "./device/staging.ts";
import { Stopwatch } from "./device/stopwatch.ts";
import type { Question, Tuner } from "./device/tuner.ts";
import { Uploads } from "./device/uploads.ts";
import { usage } from "./device/usage.ts";
import { constantResult, DeviceResult } from "./result.ts";
import { halvesOf } from "./shader/halves.ts";
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
  /** Inputs of several runs that are submitted at once. */
  private waiting: GPUBuffer | null = null;
  private isDisposed = false;
  private isReleased = false;

  constructor(gpu: Gpu, tuner: Tuner, plan: Plan) {
    this.gpu = gpu;
    this.plan = plan;
    let slot = 0;
    for (const { value } of plan.outputs) slot += this.prepareOutput(value, slot);
    this.staging = new Staging(gpu, `${plan.name}: outputs`, slot);
    const halves = gpu.traits.storage === "float16" ? halvesOf(plan) : new Set<number>();
    const questions: Question[] = [];
    const manner = {
      traits: gpu.traits,
      choose: (question: string, candidates: readonly string[], step: Step) => {
        questions.push({ question, candidates, step, values: plan.values, halves });
        return tuner.choose(question, candidates);
      },
    };
    const program = (): Program => programOf(plan, halves, gpu.dispatchLimits, manner);
    const likely = program();
    const answers = tuner.settle(questions);
    if (answers) void this.makeAfter(answers, program);
    else this.make(likely);
  }

  run(inputs: readonly TypedArray[]): readonly Result[] {
    return this.runMany([inputs])[0];
  }

  runMany(runs: readonly (readonly TypedArray[])[]): readonly (readonly Result[])[] {
    const arrivals = runs.map(() => new Arrival());
    if (runs.length > 0)
      this.inTurn(
        runs,
        (numbers, made) => this.submit(numbers, arrivals, made),
        (error) => {
          for (const arrival of arrivals) arrival.fail(error);
        },
      );
    return arrivals.map((arrival) => this.resultOf.map((make) => make(arrival)));
  }

  profile(inputs: readonly TypedArray[]): Promise<readonly Timing[]> {
    const timings = this.gpu.faults.told(
      new Promise<readonly Timing[]>((resolve, fail) => {
        const time = ([numbers]: readonly (readonly TypedArray[])[], made: Made): void =>
          resolve(this.submitTimed(numbers, made));
        if (this.gpu.hasClock) this.inTurn([inputs], time, fail);
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
      this.waiting?.destroy();
      this.made?.buffers.dispose();
    });
  }

  private make(program: Program): void {
    const { gpu, plan } = this;
    const buffers = new Buffers(gpu, plan, program);
    const dispatches = new Dispatches(gpu, program.shaders, buffers);
    this.made = { buffers, dispatches, uploads: new Uploads(gpu.arena, plan, program.wordOf) };
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

  /** Acts on the inputs of runs once it is this call's turn, or fails if there is no such turn. */
  private inTurn(
    inputs: readonly (readonly TypedArray[])[],
    act: (inputs: readonly (readonly TypedArray[])[], made: Made) => void,
    fail: (error: Error) => void,
  ): void {
    const { timeline, faults } = this.gpu;
    const actOrFail = (numbers: readonly (readonly TypedArray[])[]): void => {
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
      const copies = inputs.map((each) => each.map((numbers) => numbers.slice()));
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

  private submit(runs: readonly (readonly TypedArray[])[], arrivals: readonly Arrival[], made: Made): void {
    const { device } = this.gpu;
    const { uploads, dispatches, buffers } = made;
    const { bytes } = uploads;
    if (runs.length > 1 && runs.length * bytes > device.limits.maxBufferSize) {
      runs.forEach((inputs, i) => {
        this.submit([inputs], [arrivals[i]], made);
      });
      return;
    }
    const encoder = device.createCommandEncoder({ label: this.plan.name });
    // What is written arrives before anything of the submission runs: the inputs of several runs wait beside the arena.
    const waiting = runs.length > 1 && bytes > 0 ? this.waitingRoom(runs.length * bytes) : null;
    const slots: Slot[] = [];
    runs.forEach((inputs, i) => {
      if (waiting) {
        uploads.writeBeside(device.queue, inputs, waiting, i * bytes);
        uploads.copy(encoder, waiting, i * bytes);
      } else uploads.write(device.queue, inputs);
      dispatches.encode(encoder, this.plan.name);
      if (this.resultOf.length === 0) return;
      const slot = this.staging.next(arrivals[i]);
      for (const { value, at } of this.slots) slot.take(encoder, at, buffers.stretches(value));
      slots.push(slot);
    });
    device.queue.submit([encoder.finish()]);
    for (const slot of slots) slot.copied();
  }

  /** A buffer of so many bytes at least. */
  private waitingRoom(bytes: number): GPUBuffer {
    if (this.waiting && this.waiting.size >= bytes) return this.waiting;
    this.waiting?.destroy();
    this.waiting = this.gpu.device.createBuffer({
      label: `${this.plan.name}: inputs`,
      size: bytes,
      usage: usage.copySource | usage.copyTarget,
    });
    return this.waiting;
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
