import type { Group, KernelName, Plan, Step } from "@retrograd/core/backend";
import type { Address, Instruction } from "./address.ts";
import { elementwiseRecord } from "./elementwise.ts";
import type { Call } from "./kernel.ts";
import { kernels } from "./kernels.ts";
import { Places } from "./places.ts";
import { Program } from "./program.ts";

/** A plan as the module runs it. */
export interface Encoded {
  readonly program: Program;
  /** Where each group's instructions start, and where the last one's end. */
  readonly starts: readonly number[];
  readonly places: Places;
  /** Of the arena, with the groups' scratch behind the plan's values. */
  readonly arenaBytes: number;
}

export function encode(plan: Plan, table: ReadonlyMap<string, number>): Encoded {
  const program = new Program(table);
  const places = new Places(plan, program);
  const scratch = new Scratch(plan.bytes);
  const lists = plan.groups.map((group) => encodeGroup(group, places, program, scratch));
  const starts = [program.list(lists.flat()).offset];
  for (const list of lists)
    starts.push(list.reduce((end, { words }) => end + 8 + words.length * 4, starts.at(-1) as number));
  return { program, places, starts, arenaBytes: scratch.bytes };
}

/** Memory behind the plan's values, which every group uses anew. */
class Scratch {
  bytes: number;
  readonly #start: number;
  #next: number;

  constructor(start: number) {
    this.#start = this.#next = this.bytes = Math.ceil(start / 64) * 64;
  }

  get next(): Address {
    return { space: "arena", offset: this.#next };
  }

  take(bytes: number): Address {
    const { next } = this;
    this.#next += Math.ceil(bytes / 64) * 64;
    this.bytes = Math.max(this.bytes, this.#next);
    return next;
  }

  restart(): void {
    this.#next = this.#start;
  }
}

function encodeGroup(group: Group, places: Places, program: Program, scratch: Scratch): Instruction[] {
  scratch.restart();
  const anchor = group.steps.find((step) => !step.elementwise);
  const hasSteps = group.steps.some((step) => step.elementwise);
  const list: Instruction[] = [];
  let record: Address | 0 = 0;
  if (hasSteps && group.size > 0) {
    const made = elementwiseRecord(group, places, program, scratch.next);
    scratch.take(made.scratchBytes);
    record = made.record;
  }
  if (anchor) {
    const instruction = encodeAnchor(anchor, places, scratch);
    if (anchor.kernel === "matmul") {
      // A product runs the steps behind it on the rows that it has just computed.
      return [{ kernel: instruction.kernel, words: [...instruction.words, record] }];
    }
    list.push(instruction);
  }
  if (record !== 0) list.push({ kernel: "elementwise", words: [group.size * 4, record] });
  return list;
}

function encodeAnchor(step: Step, places: Places, scratch: Scratch): Instruction {
  const at: Record<string, Address> = {};
  for (const [name, { value }] of Object.entries({ ...step.operands, ...step.outputs }))
    at[name] = places.whole(value);
  const x = places.value(Object.values(step.operands)[0].value);
  const out = places.value(Object.values(step.outputs)[0].value);
  const call = {
    at,
    parameters: step.parameters,
    dtype: out.dtype,
    dtypeOfX: x.dtype,
    size: out.size,
    sizeOfX: x.size,
    scratch: (bytes: number) => scratch.take(bytes),
  };
  // A step's operands and parameters are those of its kernel: core has put them together by name.
  const encoding = kernels[step.kernel] as unknown as (call: unknown) => Instruction;
  return encoding(call as unknown as Call<KernelName>);
}
