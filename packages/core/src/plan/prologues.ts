import type { Limits } from "../backend/backend.ts";
import { alongAxis, type PrologueName } from "../backend/kernels.ts";
import type { DraftAssignment } from "./assign.ts";
import {
  type Call,
  type DraftGroup,
  type DraftValue,
  draftValue,
  epilogueOf,
  outsideValues,
  type Reference,
} from "./draft.ts";
import { costly, readsOf, saves } from "./traffic.ts";

/** Where a value is computed anew: a group's prologue or its epilogue. */
export interface Site {
  readonly group: DraftGroup;
  readonly inFront: boolean;
  readonly readers: Call[];
}

/** What groups may compute in front of their anchors, and the part of the planner that has them do so. */
export interface Prologues {
  /** Operands of anchors: `sum.x`. */
  readonly operands: ReadonlySet<PrologueName>;
  /** Most steps of one group that other groups compute too. */
  readonly recomputedSteps: number;
  /** Puts kernels in front of the anchors of a plan. */
  readonly add: (
    groups: readonly DraftGroup[],
    limits: Limits,
    wanted: ReadonlySet<DraftValue>,
    assignments: readonly DraftAssignment[],
  ) => DraftGroup[];
}

/** What holds for all values of a plan. */
interface Plan {
  readonly operands: Prologues["operands"];
  readonly recomputedSteps: number;
  readonly limits: Limits;
  /** Read after the run. */
  readonly wanted: ReadonlySet<DraftValue>;
  /** The new numbers of variables, by the old ones. */
  readonly assigned: ReadonlyMap<DraftValue, DraftValue>;
  /** How many steps of a group other groups compute too. */
  readonly recomputed: Map<DraftGroup, number>;
}

/**
 * Lets groups compute for themselves what elementwise kernels of an earlier group would leave in memory for them: in
 * front of the anchor that reads it (a prologue), or among the elementwise kernels that do. Kernels whose results nobody
 * else needs move there; others run there once more, where that is cheap and leaves less to be read and written.
 *
 * @param operands what an anchor may have computed in front of it: `sum.x`, `matmul.a`
 * @param recomputedSteps most steps of one group that other groups compute too, so that what they give is not kept for it
 * @example
 * readonly limits = { ..., prologues: prologues(["sum.x", "max.x"], 4) };
 */
export function prologues(operands: Iterable<PrologueName>, recomputedSteps: number): Prologues {
  const taken = { operands: new Set(operands), recomputedSteps };
  return {
    ...taken,
    add: (groups, limits, wanted, assignments) => {
      const assigned = new Map(assignments.flatMap(({ leaf, value }) => (leaf ? [[leaf, value]] : [])));
      const plan: Plan = { ...taken, limits, wanted, assigned, recomputed: new Map() };
      // From the last value to the first, so that what a moved call reads may be computed there in its turn.
      for (const { calls } of groups.toReversed())
        for (const call of calls.toReversed())
          if (call.elementwise && call.size > 1) new Move(call, plan).make();
      const left = groups.filter(({ calls }) => calls.length > 0);
      left.forEach((group, index) => {
        group.index = index;
      });
      return left;
    },
  };
}

/** One value that its readers might compute for themselves. */
class Move {
  readonly #value: DraftValue;
  readonly #from: DraftGroup;
  readonly #plan: Plan;

  constructor(call: Call, plan: Plan) {
    this.#value = call.outputs.out as DraftValue;
    this.#from = call.group as DraftGroup;
    this.#plan = plan;
  }

  make(): void {
    const sites = this.#plan.wanted.has(this.#value) ? null : this.#sites();
    const calls = sites?.length ? this.#calls() : null;
    if (!sites || !calls) return;
    const dead = this.#unneeded(calls);
    const again = sites.length > 1 ? calls : calls.filter((call) => !dead.has(call));
    if (!this.#mayRecompute(again, sites) || !this.#fits(calls, again, sites)) return;
    if (!saves(this.#value, readsOf(calls), sites, dead, this.#plan.assigned)) return;
    for (const site of sites) {
      this.#copy(calls, site);
      const { recomputed } = this.#plan;
      recomputed.set(site.group, (recomputed.get(site.group) ?? 0) + again.length);
    }
    for (const call of dead) remove(call);
  }

  /** Where the value is read outside its group; null where someone needs it in memory. */
  #sites(): Site[] | null {
    const sites: Site[] = [];
    for (const reader of this.#value.users) {
      const group = reader.group as DraftGroup;
      if (group === this.#from) continue;
      if (!(reader.elementwise ? this.#isDense(reader) : this.#isPrologue(reader, group))) return null;
      const inFront = group.calls.indexOf(reader) < epilogueOf(group);
      const known = sites.find((site) => site.group === group && site.inFront === inFront);
      if (known) known.readers.push(reader);
      else sites.push({ group, inFront, readers: [reader] });
    }
    return sites;
  }

  #isDense({ operands }: Call): boolean {
    return Object.values(operands).every(({ value, view }) => value !== this.#value || !view);
  }

  /** Whether an anchor may have this operand computed in front of it. */
  #isPrologue({ kernel, operands }: Call, group: DraftGroup): boolean {
    const names = Object.keys(operands).filter((name) => operands[name]?.value === this.#value);
    const operand = `${kernel}.${names[0]}` as PrologueName;
    return names.length === 1 && epilogueOf(group) === 1 && this.#plan.operands.has(operand);
  }

  /** The calls that compute the value from what is in memory anyway, operands first; null where something is not. */
  #calls(): Call[] | null {
    const found = new Set<Call>();
    const visit = (call: Call): boolean => {
      const known = Object.values(call.operands).every(({ value }) => {
        const { producer, users } = value;
        if (producer?.group !== this.#from || found.has(producer)) return true;
        if (this.#plan.wanted.has(value) || users.some((user) => user.group !== this.#from)) return true;
        return producer.elementwise && found.size < this.#plan.limits.stepsPerGroup && visit(producer);
      });
      found.add(call);
      return known;
    };
    return visit(this.#value.producer as Call) ? [...found] : null;
  }

  /** Those of the calls that nobody needs any more once the readers compute the value for themselves. */
  #unneeded(calls: readonly Call[]): Set<Call> {
    const dead = new Set<Call>();
    for (const call of [...calls].reverse()) {
      const out = call.outputs.out as DraftValue;
      const users = out === this.#value ? out.users.filter(({ group }) => group === this.#from) : out.users;
      if (users.every((user) => dead.has(user))) dead.add(call);
    }
    return dead;
  }

  /** A product would have it computed for each of its tiles: for one, calls may move, but not be made again. */
  #mayRecompute(again: readonly Call[], sites: readonly Site[]): boolean {
    if (again.length === 0) return true;
    return (
      !again.some(({ kernel }) => costly.has(kernel)) &&
      sites.every(({ readers }) => readers.every((x) => x.elementwise || Object.hasOwn(alongAxis, x.kernel)))
    );
  }

  #fits(calls: readonly Call[], again: readonly Call[], sites: readonly Site[]): boolean {
    const { recomputedSteps, recomputed, wanted } = this.#plan;
    const { stepsPerGroup, operandsPerGroup } = this.#plan.limits;
    return sites.every(({ group }) => {
      const times = sites.filter((site) => site.group === group).length;
      const before = recomputed.get(group) ?? 0;
      if (again.length > 0 && before + times * again.length > recomputedSteps) return false;
      if (group.calls.length + times * calls.length > stepsPerGroup) return false;
      if (operandsPerGroup === Infinity) return true;
      const outside = outsideValues(group.calls, wanted);
      for (const value of readsOf(calls).keys()) outside.add(value);
      outside.delete(this.#value);
      return outside.size <= operandsPerGroup;
    });
  }

  /** Makes the calls once more, for one site's readers. */
  #copy(calls: readonly Call[], { group, inFront, readers }: Site): void {
    const made = new Map<DraftValue, DraftValue>();
    const copies = calls.map((call): Call => {
      const outputs: Record<string, DraftValue> = {};
      const copy: Call = { ...call, operands: {}, outputs, group };
      const out = call.outputs.out as DraftValue;
      outputs.out = draftValue(out, null, copy);
      made.set(out, outputs.out);
      for (const [name, operand] of Object.entries(call.operands)) read(copy, name, operand, made);
      return copy;
    });
    const { users } = this.#value;
    for (const reader of readers) {
      for (const [name, operand] of Object.entries(reader.operands))
        if (operand.value === this.#value) read(reader, name, operand, made);
      users.splice(users.indexOf(reader), 1);
    }
    group.calls.splice(inFront ? 0 : epilogueOf(group), 0, ...copies);
  }
}

/** Has a call read an operand, or what was made anew in its stead. */
function read(
  call: Call,
  name: string,
  { value, view }: Reference,
  made: ReadonlyMap<DraftValue, DraftValue>,
) {
  const its = made.get(value) ?? value;
  call.operands[name] = { value: its, view };
  if (its.users.at(-1) !== call) its.users.push(call);
}

function remove(call: Call): void {
  for (const { users } of new Set(Object.values(call.operands).map(({ value }) => value)))
    users.splice(users.indexOf(call), 1);
  const { calls } = call.group as DraftGroup;
  calls.splice(calls.indexOf(call), 1);
}
