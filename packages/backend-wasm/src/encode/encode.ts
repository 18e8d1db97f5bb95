import type { Axis, Group, KernelName, Plan, Step } from "@retrograd/core/backend";
import type { Address, Command, Word } from "./address.ts";
import { type Blocks, elementwiseBlocks } from "./elementwise.ts";
import type { Call } from "./kernel.ts";
import { kernels } from "./kernels.ts";
import { Places } from "./places.ts";
import { type Factors, summedProducts } from "./products.ts";
import { bytesOf, Program } from "./program.ts";
import { type RowGroups, rowGroups } from "./rows.ts";
import { type Division, tileOf } from "./tileOf.ts";

/** A plan as the module runs it. */
export interface Encoded {
  readonly program: Program;
  /** Where its commands start. */
  readonly start: number;
  readonly parts: readonly Part[];
  readonly places: Places;
  /** Of the arena, with the groups' scratch behind the plan's values. */
  readonly arenaBytes: number;
}

/** The commands of a group, or of several that run together. */
export interface Part {
  readonly label: string;
  /** Where they start and end, from the program's start. */
  readonly start: number;
  readonly end: number;
}

export function encode(plan: Plan, table: ReadonlyMap<string, number>, division: Division): Encoded {
  const program = new Program(table, division);
  const places = new Places(plan, program);
  const scratch = new Scratch(plan.bytes);
  const products = summedProducts(plan);
  const encoded = (group: Group, rows: RowGroups | null = null): Command[] =>
    encodeGroup(group, rows, products, places, program, scratch);
  const lists: { label: string; commands: Command[] }[] = [];
  for (let g = 0; g < plan.groups.length; g++) {
    const group = plan.groups[g];
    const rows = rowGroups(plan, g, products);
    if (rows) {
      const { rest, behind } = rows;
      const labels = [group, rest, ...(behind ? [behind] : [])].map(({ label }) => label);
      lists.push({ label: labels.join(", "), commands: [...encoded(group, rows), ...encoded(rest)] });
      g += labels.length - 1;
    } else lists.push({ label: group.label, commands: encoded(group) });
  }
  const { offset } = program.commands(lists.flatMap(({ commands }) => commands));
  let end = offset;
  const parts = lists.map(({ label, commands }): Part => {
    const start = end;
    end += commands.reduce((sum, command) => sum + bytesOf(command), 0);
    return { label, start, end };
  });
  return { program, start: offset, places, parts, arenaBytes: scratch.bytes };
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

function encodeGroup(
  group: Group,
  rows: RowGroups | null,
  products: ReadonlyMap<number, Factors>,
  places: Places,
  program: Program,
  scratch: Scratch,
): Command[] {
  scratch.restart();
  const { size } = group;
  if (rows?.moves) places.move(rows.sums, scratch.take(places.value(rows.sums).size * 4));
  const steps = [...group.steps, ...(rows?.behind?.steps ?? [])].filter(
    ({ outputs }) => !products.has(outputs.out?.value),
  );
  const anchor = steps.find((step) => !step.elementwise);
  const elementwise = steps.length - (anchor ? 1 : 0);
  const blocks =
    elementwise > 0 && size > 0
      ? elementwiseBlocks({ ...group, steps }, places, program, scratch.next)
      : null;
  if (blocks) scratch.take(blocks.scratchBytes);
  const factors = anchor && products.get(anchor.operands.x?.value);
  const commands = factors
    ? [sumProducts(factors, anchor, places)]
    : anchor
      ? encodeAnchor(anchor, places, program, scratch)
      : [];
  if (rows) commands[0] = withSums(commands[0], rows, places);
  const last = commands.at(-1);
  if (blocks?.direct) return [...commands, ...blocks.direct];
  // What was made from several products is only there when the last of them is done.
  if (blocks && last?.runsSteps && commands.length < 3 && mayFollow(blocks, last, size, program.division)) {
    commands[commands.length - 1] = { ...last, words: [...last.words.slice(0, -1), blocks.record] };
    return commands;
  }
  if (blocks)
    commands.push({
      kernel: "elementwise",
      words: [size * 4, blocks.record],
      shares: { units: Math.ceil(size / blocks.length), work: blocks.length * Math.ceil(elementwise / 2) },
    });
  return commands;
}

/** A softmax that adds up its rows, multiplied with others. */
function withSums(softmax: Command, { factor, sums }: RowGroups, places: Places): Command {
  const words = [...softmax.words];
  words.splice(-3, 2, places.whole(factor), places.whole(sums));
  return { ...softmax, words };
}

/** A sum along rows of a product that is not written. */
function sumProducts([a, b]: Factors, { parameters, outputs }: Step, places: Places): Command {
  const { outer, length } = parameters as unknown as Axis;
  return {
    kernel: "sumProducts",
    words: [places.whole(a), places.whole(b), places.whole(outputs.out.value), length],
    shares: { units: outer, work: length },
  };
}

/** Whether a group's blocks may start where each tile of a product does. */
function mayFollow(blocks: Blocks, { shares }: Command, size: number, division: Division): boolean {
  if (!shares) return true;
  const tile = tileOf(shares, division);
  return tile >= shares.units || blocks.mayStartAt((size / shares.units) * tile);
}

function encodeAnchor(step: Step, places: Places, program: Program, scratch: Scratch): Command[] {
  const at: Record<string, Address> = {};
  for (const [name, { value }] of Object.entries({ ...step.operands, ...step.outputs }))
    at[name] = places.whole(value);
  const x = places.value(Object.values(step.operands)[0].value);
  const out = places.value(Object.values(step.outputs)[0].value);
  const call = {
    at,
    division: program.division,
    parameters: step.parameters,
    dtype: out.dtype,
    dtypeOfX: x.dtype,
    size: out.size,
    sizeOfX: x.size,
    scratch: (bytes: number) => scratch.take(bytes),
    table: (numbers: Int32Array<ArrayBuffer>) => program.data(numbers),
    record: (words: readonly Word[]) => program.record(words),
  };
  // A step's operands and parameters are those of its kernel: core has put them together by name.
  const encoding = kernels[step.kernel] as unknown as (call: unknown) => Command | Command[];
  return [encoding(call as unknown as Call<KernelName>)].flat();
}
