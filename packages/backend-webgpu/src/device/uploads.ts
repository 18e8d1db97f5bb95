import type { Plan, TypedArray } from "@retrograd/core/backend";
import { viewOf } from "@retrograd/core/backend";
import type { SharedBuffer } from "./sharedBuffer.ts";

/** Up to so many bytes, to copy an input costs less than a call of its own. */
const littleBytes = 65_536;

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

  constructor(arena: SharedBuffer, plan: Plan, elementOf: (value: number) => number) {
    this.arena = arena;
    const inputs = plan.inputs
      .map(({ value }, number): Input => {
        return { number, size: plan.values[value].size, at: elementOf(value) };
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

  write(queue: GPUQueue, inputs: readonly TypedArray[]): void {
    const { views, large, gathered } = this;
    if (views.length > 0) {
      for (let i = 0; i < views.length; i++) views[i].view.set(inputs[views[i].number]);
      this.bring(queue, 0, gathered, 1);
    }
    for (const { number, at } of large) this.bring(queue, at * 4, inputs[number], 4);
  }

  /** @param unit bytes of what `queue.writeBuffer` counts in */
  private bring(queue: GPUQueue, at: number, numbers: ArrayBuffer | TypedArray, unit: number): void {
    let from = 0;
    for (const { buffer, offset, bytes } of this.arena.stretches(at, numbers.byteLength)) {
      queue.writeBuffer(buffer, offset, numbers, from / unit, bytes / unit);
      from += bytes;
    }
  }
}
