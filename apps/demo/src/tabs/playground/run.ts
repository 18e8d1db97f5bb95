import { effect, untracked } from "@preact/signals";
import type { Remote } from "comlink";
import { backend, passOver } from "../../state/backend.ts";
import { openWorker, partOf } from "../../worker/openWorker.ts";
import type { Frame } from "./frame.ts";
import { History } from "./history.ts";
import type { Session, Stretch } from "./Session.ts";
import type { Settings } from "./settings.ts";
import { change, frame, history, linkedStep, recipe, running, settings, start, trouble } from "./state.ts";

/** What the worker may do for one screen, of which most displays show sixty in a second. */
const stretches: Readonly<Record<Settings["pace"], Stretch>> = {
  slow: { steps: 1, milliseconds: 12 },
  steady: { steps: 10, milliseconds: 12 },
  full: { steps: Number.POSITIVE_INFINITY, milliseconds: 12 },
};

/** Frames that are asked for and not shown yet: while one is computed, the other is on its way or waits for its screen. */
const ahead = 2;

/** How often a run is looked at on its way to the step of a link: for its curves. */
const looks = 100;

let session: Remote<Session> | null = null;
/** Which of the starts is the latest: answers to earlier ones are out of date. */
let generation = 0;
let pausing = false;

/** Opens the worker, and from then on starts a run anew whenever its settings change. */
export async function open(): Promise<void> {
  if (session) return;
  session = await partOf(openWorker("playground"), "playground");
  let first = true;
  effect(() => {
    recipe.value;
    const goTo = first ? linkedStep : 0;
    first = false;
    untracked(() => void reset(goTo));
  });
  effect(() => void session?.setRate(Number(settings.value.rate)));
  effect(() => {
    const name = backend.value;
    if (untracked(() => start.value))
      session?.moveTo(name).catch((error: Error) => passOver(name, error.message));
  });
}

/** Starts anew from the first weights, and goes on to a step at once. */
export async function reset(goTo = 0): Promise<void> {
  const name = backend.peek();
  const own = ++generation;
  running.value = false;
  trouble.value = "";
  try {
    const begun = await session!.start(settings.peek(), name);
    if (own !== generation) return;
    start.value = begun;
    history.value = { losses: new History() };
    see(begun.frame);
    if (begun.train.y.length === 0) return;
    const stride = Math.ceil(goTo / looks);
    for (let made = 0; made < goTo && own === generation && !trouble.peek(); made = frame.peek()!.step)
      see(await session!.advance({ steps: Math.min(stride, goTo - made), milliseconds: 40 }));
  } catch (error) {
    passOver(name, (error as Error).message);
    if (name !== "cpu") await reset(goTo);
  }
}

/** One step of training. */
export async function step(): Promise<void> {
  if (running.peek()) return pause();
  see(await session!.advance({ steps: 1, milliseconds: 1000 }));
}

/** Trains until it is paused: every screen shows the next frame if it is there, and none waits for the worker. */
export async function run(): Promise<void> {
  if (running.peek() || !session) return;
  running.value = true;
  pausing = false;
  const own = generation;
  const isOn = (): boolean => running.peek() && own === generation;
  const there: Frame[] = [];
  let asked = 0;
  const ask = async (worker: Remote<Session>): Promise<void> => {
    asked++;
    try {
      there.push(await worker.advance(stretches[settings.peek().pace]));
    } catch (error) {
      if (!isOn()) return;
      running.value = false;
      trouble.value = (error as Error).message;
    } finally {
      asked--;
    }
  };
  while (isOn()) {
    if (!pausing && asked + there.length < ahead) void ask(session);
    await nextScreen();
    if (!isOn()) return;
    const next = there.shift();
    if (pausing && asked + there.length === 0) running.value = false;
    if (next) see(next);
  }
}

/** Pauses once the step that is under way is seen. */
export function pause(): void {
  pausing = true;
}

/** Pauses, and waits for it: the address says then where the run is. */
export async function paused(): Promise<void> {
  pause();
  while (running.peek()) await nextScreen();
}

/** A seed that was not there before. */
export function reseed(): void {
  change({ seed: (settings.peek().seed % 9999) + 1 });
}

function see(seen: Frame): void {
  frame.value = seen;
  const { losses } = history.peek();
  losses.add(seen);
  history.value = { losses };
  if (start.peek()!.train.y.length > 0 && !Number.isFinite(seen.train)) {
    running.value = false;
    trouble.value = `The loss became ${seen.train} by step ${seen.step}: a lower learning rate helps. Reset to start anew.`;
  }
}

const nextScreen = (): Promise<unknown> => new Promise(requestAnimationFrame);
