import type { Plan, TypedArray } from "@retrograd/core/backend";
import { viewOf } from "@retrograd/core/backend";
import type { SharedBuffer, Stretch } from "./sharedBuffer.ts";

/** Up to so many bytes, to copy an input costs less than a call of its own. */
const littleBytes = 65_536;

/** Where so many bytes from byte `at` of the arena on are to go. */
type Stretches = (at: number, bytes: number) => readonly Stretch[];

interface Input {
  /** Its number among the plan's inputs. */
  readonly number: number;
  readonly size: number;
  /** First element in the arena. */
  readonly at: number;
}

/**
 * Brings the inputs of a run to the device with few calls: they stand at the front of the arena, the
 * smallest first, and the little ones are gathered on the host.
 */
export class Uploads {
  private readonly arena: SharedBuffer;
  private readonly gathered: ArrayBuffer;
  private readonly views: readonly { readonly number: number; readonly view: TypedArray }[];
  /** Those that are too large to be copied on the host. */
  private readonly large: readonly Input[];

  /** @param wordOf first word of a value in the arena */
  constructor(arena: SharedBuffer, plan: Plan, wordOf: (value: number) => number) {
    this.arena = arena;
    const inputs = plan.inputs
      .map(({ value }, number): Input => {
        return { number, size: plan.values[value].size, at: wordOf(value) };
      })
      .filter(({ size }) => size > 0)
      .sort((a, b) => a.at - b.at);
    const little = inputs.filter(({ size }) => size * 4 <= littleBytes);
    this.large = inputs.filter(({ size }) => size * 4 > littleBytes);
    const end = little.at(-1);
    this.gathered = new ArrayBuffer(end ? (end.at + end.size) * 4 : 0);
    this.views = little.map(({ number, size, at }) => {
      const { dtype } = plan.values[plan.inputs[number].value];
      return { number, view: viewOf(dtype, this.gathered, at * 4, size) };
    });
  }

  /** Bytes at the front of the arena that the inputs stand in. */
  get bytes(): number {
    return Math.max(this.gathered.byteLength, ...this.large.map(({ at, size }) => (at + size) * 4));
  }

  write(queue: GPUQueue, inputs: readonly TypedArray[]): void {
    this.bringAll(queue, inputs, (at, bytes) => this.arena.stretches(at, bytes));
  }

  /** Brings the inputs to another buffer, from byte `start` on; `copy` brings them to the arena from there. */
  writeBeside(queue: GPUQueue, inputs: readonly TypedArray[], buffer: GPUBuffer, start: number): void {
    this.bringAll(queue, inputs, (at, bytes) => [{ buffer, offset: start + at, bytes }]);
  }

  copy(encoder: GPUCommandEncoder, from: GPUBuffer, start: number): void {
    let at = start;
    for (const { buffer, offset, bytes } of this.arena.stretches(0, this.bytes)) {
      encoder.copyBufferToBuffer(from, at, buffer, offset, bytes);
      at += bytes;
    }
  }

  private bringAll(queue: GPUQueue, inputs: readonly TypedArray[], to: Stretches): void {
    const { views, large, gathered } = this;
    if (views.length > 0) {
      for (let i = 0; i < views.length; i++) views[i].view.set(inputs[views[i].number]);
      this.bring(queue, to(0, gathered.byteLength), gathered, 1);
    }
    for (const { number, at } of large)
      this.bring(queue, to(at * 4, inputs[number].byteLength), inputs[number], 4);
  }

  /** @param unit bytes of what `queue.writeBuffer` counts in */
  private bring(
    queue: GPUQueue,
    stretches: readonly Stretch[],
    numbers: ArrayBuffer | TypedArray,
    unit: number,
  ): void {
    let from = 0;
    for (const { buffer, offset, bytes } of stretches) {
      queue.writeBuffer(buffer, offset, numbers, from / unit, bytes / unit);
      from += bytes;
    }
  }
}
