import type { Plan, TypedArray } from "@retrograd/core/backend";
import { viewOf } from "@retrograd/core/backend";

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
 * Brings the inputs of a run to the device with one or two calls: they stand at the front of the arena, the
 * smallest first, and all but a large last one are gathered on the host.
 */
export class Uploads {
  private readonly gathered: ArrayBuffer;
  private readonly views: readonly { readonly number: number; readonly view: TypedArray }[];
  /** The one that is too large to be copied on the host. */
  private readonly last: Input | null;

  constructor(plan: Plan, elementOf: (value: number) => number) {
    const inputs = plan.inputs
      .map(({ value }, number): Input => {
        return { number, size: plan.values[value].size, at: elementOf(value) };
      })
      .filter(({ size }) => size > 0)
      .sort((a, b) => a.at - b.at);
    const largest = inputs.at(-1);
    this.last = largest && largest.size * 4 > littleBytes ? largest : null;
    const little = this.last ? inputs.slice(0, -1) : inputs;
    const end = little.at(-1);
    this.gathered = new ArrayBuffer(end ? (end.at + end.size) * 4 : 0);
    this.views = little.map(({ number, size, at }) => {
      const { dtype } = plan.values[plan.inputs[number].value];
      return { number, view: viewOf(dtype, this.gathered, at * 4, size) };
    });
  }

  write(queue: GPUQueue, arena: GPUBuffer, inputs: readonly TypedArray[]): void {
    const { views, last, gathered } = this;
    if (views.length > 0) {
      for (let i = 0; i < views.length; i++) views[i].view.set(inputs[views[i].number]);
      queue.writeBuffer(arena, 0, gathered);
    }
    if (last) queue.writeBuffer(arena, last.at * 4, inputs[last.number]);
  }
}
