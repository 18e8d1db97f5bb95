import type { Limits } from "../backend/backend.ts";
import { type Call, type DraftGroup, type DraftValue, outsideValues } from "./draft.ts";

/**
 * Puts calls into groups: an anchor with the elementwise calls over the same elements that follow from it, or
 * elementwise calls alone. Groups run in order, so a call may join a group if everything it reads comes from
 * that group or one before it.
 *
 * A call that reads only what is there before the run waits for its first user and joins that user's group
 * (a moment's decay joins the optimizer's update behind the gradient); scalars of that kind go first of all.
 */
export function groupCalls(
  calls: readonly Call[],
  limits: Limits,
  wanted: ReadonlySet<DraftValue>,
): DraftGroup[] {
  return new Grouping(limits, wanted).run(calls);
}

/** Calls that may wait for one user together; a longer chain is better off in a group of its own. */
const mostWaiting = 8;

/** What a group starts from. */
const nothing: DraftGroup = { index: 0, size: 0, calls: [] };

class Grouping {
  readonly #early: DraftGroup = { index: -1, size: 1, calls: [] };
  readonly #groups: DraftGroup[] = [];
  /** Calls that wait for their first user. */
  readonly #waiting = new Set<Call>();

  readonly #limits: Limits;
  /** Values that are wanted after the run. */
  readonly #wanted: ReadonlySet<DraftValue>;

  constructor(limits: Limits, wanted: ReadonlySet<DraftValue>) {
    this.#limits = limits;
    this.#wanted = wanted;
  }

  run(calls: readonly Call[]): DraftGroup[] {
    for (const call of calls) this.#take(call);
    for (const call of [...this.#waiting].reverse()) if (this.#waiting.has(call)) this.#open(call);
    const groups = [...this.#split(this.#early), ...this.#groups];
    groups.forEach((group, index) => {
      group.index = index;
    });
    return groups;
  }

  #take(call: Call): void {
    if (!call.elementwise) {
      this.#open(call);
      return;
    }
    const producers = Object.values(call.operands).flatMap(({ value }) => value.producer ?? []);
    if (call.size === 1 && producers.every((producer) => producer.group === this.#early)) {
      call.group = this.#early;
      this.#early.calls.push(call);
      return;
    }
    if (this.#mayWait(call)) {
      this.#waiting.add(call);
      return;
    }
    this.#settleViews(call);
    const group = this.#joinable(call);
    if (group) this.#add(call, group);
    else this.#open(call);
  }

  /** Whether a call needs nothing but what is there before the run, a few waiting calls at most included. */
  #mayWait(call: Call): boolean {
    const needsNoGroup = Object.values(call.operands).every(({ value: { producer }, view }) => {
      if (!producer || producer.group === this.#early) return true;
      return this.#waiting.has(producer) && !view && producer.size === call.size;
    });
    return needsNoGroup && this.#waitingFor(call).length < mostWaiting && this.#fits(nothing, call);
  }

  /** The last group that the call depends on, if the call can be part of it. */
  #joinable(call: Call): DraftGroup | null {
    let latest: DraftGroup | null = null;
    let after = -1;
    for (const { value, view } of this.#reads(call)) {
      const group = value.producer?.group;
      if (!group) continue;
      if (view) after = Math.max(after, group.index);
      else if (!latest || group.index > latest.index) latest = group;
    }
    if (!latest || latest === this.#early || latest.index <= after || latest.size !== call.size) return null;
    if (call.copy && call.copy !== latest.calls[0]?.copy) return null;
    return this.#fits(latest, call) ? latest : null;
  }

  #fits(group: DraftGroup, call: Call): boolean {
    const added = [...this.#waitingFor(call), call];
    if (group.calls.length + added.length > this.#limits.stepsPerGroup) return false;
    return (
      this.#limits.operandsPerGroup === Infinity ||
      this.#outsideValues([...group.calls, ...added]) <= this.#limits.operandsPerGroup
    );
  }

  /** What a call and the waiting calls that it would bring along read. */
  #reads(call: Call): Call["operands"][string][] {
    return [...this.#waitingFor(call), call].flatMap((each) => Object.values(each.operands));
  }

  /** The waiting calls behind a call, operands first. */
  #waitingFor(call: Call): Call[] {
    const found = new Set<Call>();
    const visit = (each: Call): void => {
      for (const { value, view } of Object.values(each.operands)) {
        const { producer } = value;
        if (!producer || !this.#waiting.has(producer) || found.has(producer)) continue;
        if (view || producer.size !== call.size) continue;
        visit(producer);
        found.add(producer);
      }
    };
    visit(call);
    return [...found];
  }

  /** Gives waiting calls that a call reads as a whole, or in another order, a group of their own. */
  #settleViews(call: Call): void {
    for (const { value, view } of Object.values(call.operands)) {
      const { producer } = value;
      if (
        producer &&
        this.#waiting.has(producer) &&
        (view || !call.elementwise || producer.size !== call.size)
      )
        this.#open(producer);
    }
  }

  #open(call: Call): void {
    this.#waiting.delete(call);
    this.#settleViews(call);
    for (const producer of this.#waitingFor(call).reverse())
      if (this.#waiting.has(producer) && !this.#fits(nothing, call)) this.#open(producer);
    const group: DraftGroup = { index: this.#groups.length, size: call.size, calls: [] };
    this.#groups.push(group);
    this.#add(call, group);
  }

  #add(call: Call, group: DraftGroup): void {
    for (const each of [...(call.elementwise ? this.#waitingFor(call) : []), call]) {
      this.#waiting.delete(each);
      each.group = group;
      group.calls.push(each);
    }
  }

  /** A group in pieces that keep to the limits. */
  #split(group: DraftGroup): DraftGroup[] {
    const pieces: DraftGroup[] = [];
    for (const call of group.calls) {
      let piece = pieces.at(-1);
      if (
        !piece ||
        piece.calls.length >= this.#limits.stepsPerGroup ||
        this.#outsideValues([...piece.calls, call]) > this.#limits.operandsPerGroup
      ) {
        piece = { index: 0, size: group.size, calls: [] };
        pieces.push(piece);
      }
      piece.calls.push(call);
      call.group = piece;
    }
    return pieces;
  }

  /** How many values outside themselves the calls read or write. */
  #outsideValues(calls: readonly Call[]): number {
    return outsideValues(calls, this.#wanted).size;
  }
}
