import { computed, effect, signal, untracked } from "@preact/signals";
import type { Explanation } from "@retrograd/core";
import type { Remote } from "comlink";
import { backend, passOver } from "../../state/backend.ts";
import { describe, queryOf } from "../../state/route.ts";
import { openWorker, partOf } from "../../worker/openWorker.ts";
import type { Passes } from "./Passes.ts";
import { choices, examples, type Setup } from "./setup.ts";
import { stagesOf } from "./stages.ts";

const query = queryOf("pass") ?? new URLSearchParams();

export const setup = signal<Setup>(setupOf(query));
/** Whose numbers are shown: the place of an example, from 0. */
export const shownExample = signal(within(query.get("example"), 1, examples.length, 2) - 1);
/** Steps down the gradient since the first weights. */
export const descents = signal(0);
/** The pass in full; null until the worker has answered. */
export const explanation = signal<Explanation | null>(null);

export const stages = computed(() => {
  const { hidden, loss } = setup.value;
  return stagesOf([...hidden.split("-").map(Number), 1], loss);
});
const place = signal(within(query.get("at"), 1, 99, 1) - 1);
/** Where on the way one is, from 0. */
export const at = computed(() => Math.min(place.value, stages.value.length - 1));
export const stage = computed(() => stages.value[at.value]);

/** Goes to a stop of the way; one outside is none. */
export function goTo(next: number): void {
  place.value = Math.min(stages.peek().length - 1, Math.max(0, next));
}

effect(() => {
  const described = new URLSearchParams(
    Object.entries(setup.value).map(([name, value]) => [name, String(value)]),
  );
  described.set("example", String(shownExample.value + 1));
  described.set("at", String(at.value + 1));
  describe("pass", described);
});

let passes: Remote<Passes> | null = null;

/** Opens the worker, and asks for a pass whenever what it follows from changes. */
export async function open(): Promise<void> {
  if (passes) return;
  passes = await partOf(openWorker("pass"), "pass");
  effect(() => {
    const asked = setup.value;
    void untracked(() => ask(() => passes!.start(asked, backend.peek()), 0));
  });
  effect(() => {
    const name = backend.value;
    if (untracked(() => explanation.value)) void ask(() => passes!.moveTo(name), descents.peek());
  });
}

/** Takes steps down the gradient, and shows the pass from then on. */
export async function descend(steps: number): Promise<void> {
  const rate = Number(setup.peek().rate);
  await ask(() => passes!.descend(rate, steps, backend.peek()), descents.peek() + steps);
  goTo(0);
}

async function ask(answer: () => Promise<Explanation>, made: number): Promise<void> {
  const name = backend.peek();
  try {
    explanation.value = await answer();
    descents.value = made;
  } catch (error) {
    passOver(name, (error as Error).message);
    if (name !== "cpu" && !explanation.peek()) await ask(() => passes!.start(setup.peek(), "cpu"), 0);
  }
}

function setupOf(given: URLSearchParams): Setup {
  const key = <Name extends keyof typeof choices>(name: Name, otherwise: Setup[Name]): Setup[Name] => {
    const value = given.get(name);
    return value !== null && Object.hasOwn(choices[name], value) ? (value as Setup[Name]) : otherwise;
  };
  return {
    hidden: key("hidden", "3"),
    activation: key("activation", "tanh"),
    loss: key("loss", "halfMse"),
    rate: key("rate", "1"),
    seed: within(given.get("seed"), 0, 9999, 1),
  };
}

function within(given: string | null, low: number, high: number, otherwise: number): number {
  return given !== null && /^\d+$/.test(given) ? Math.min(high, Math.max(low, Number(given))) : otherwise;
}
