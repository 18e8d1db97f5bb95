import { effect, signal, untracked } from "@preact/signals";
import { proxy, type Remote } from "comlink";
import { backend, passOver } from "../../state/backend.ts";
import { describe, queryOf } from "../../state/route.ts";
import { openWorker, partOf } from "../../worker/openWorker.ts";
import type { Digits, Listener } from "./Digits.ts";
import {
  type Answer,
  choices,
  type DataReport,
  defaults,
  type EpochReport,
  type Settings,
} from "./settings.ts";

export const settings = signal<Settings>(settingsOf(queryOf("digits") ?? new URLSearchParams()));
/** What there is to train on; null until it is drawn. */
export const data = signal<DataReport | null>(null);
export const running = signal(false);
/** How far the epoch under way is. */
export const progress = signal<{ readonly epoch: number; readonly share: number }>({ epoch: 1, share: 0 });
export const epochs = signal<readonly EpochReport[]>([]);
export const trouble = signal("");
/** What the network makes of the image on the pad; null while there is none. */
export const answer = signal<Answer | null>(null);

effect(() => {
  const changed = Object.entries(settings.value).filter(
    ([name, value]) => value !== defaults[name as keyof Settings],
  );
  describe("digits", new URLSearchParams(changed.map(([name, value]) => [name, String(value)])));
});

let digits: Remote<Digits> | null = null;
/** The image on the pad. */
let pad: Uint8Array | null = null;

const listener = proxy<Listener>({
  onBatch(epoch, batch, batches) {
    progress.value = { epoch, share: batch / batches };
    void ask();
  },
  onEpoch(report) {
    epochs.value = [...epochs.peek(), report];
    progress.value = { epoch: report.epoch + 1, share: 0 };
  },
  onEnd(sentence) {
    running.value = false;
    trouble.value = sentence;
  },
});

/** Opens the worker, and from then on starts anew whenever the settings change. */
export async function open(): Promise<void> {
  if (digits) return;
  digits = await partOf(openWorker("digits"), "digits");
  data.value = await digits.data();
  effect(() => {
    const chosen = settings.value;
    void untracked(() => reset(chosen));
  });
  effect(() => {
    const name = backend.value;
    void untracked(() => digits!.moveTo(name, listener)).catch((error: Error) =>
      passOver(name, error.message),
    );
  });
}

/** Starts anew, with the first weights. */
export async function reset(chosen = settings.peek()): Promise<void> {
  const name = backend.peek();
  running.value = false;
  trouble.value = "";
  try {
    await digits!.start(chosen, name);
    epochs.value = [];
    progress.value = { epoch: 1, share: 0 };
    await ask();
  } catch (error) {
    passOver(name, (error as Error).message);
    if (name !== "cpu") await reset(chosen);
  }
}

export async function run(): Promise<void> {
  running.value = true;
  await digits!.go(listener);
}

export async function pause(): Promise<void> {
  await digits!.pause();
  running.value = false;
}

/** Trains on the images of files from then on. */
export async function take(files: Iterable<File>): Promise<void> {
  trouble.value = "";
  try {
    const given = await Promise.all(
      [...files].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    if (running.peek()) await pause();
    const taken = await digits!.take(given);
    await reset();
    data.value = taken;
  } catch (error) {
    trouble.value = (error as Error).message;
  }
}

/** Asks what the network makes of the image on the pad; null: of none. */
export async function show(pixels: Uint8Array | null): Promise<void> {
  pad = pixels;
  await ask();
}

export const examplesOf: Digits["examples"] extends (...given: infer Given) => infer Got
  ? (...given: Given) => Promise<Got>
  : never = (label, predicted, count) => digits!.examples(label, predicted, count);

export const sampleOf = (i: number): ReturnType<Remote<Digits>["sample"]> => digits!.sample(i);

let asking = false;
/** One question at a time: while it is answered, the image may have changed again. */
async function ask(): Promise<void> {
  if (asking) return;
  asking = true;
  try {
    let asked: Uint8Array | null;
    do {
      asked = pad;
      const got = asked && (await digits!.answer(asked));
      answer.value = got;
    } while (asked !== pad);
  } finally {
    asking = false;
  }
}

function settingsOf(given: URLSearchParams): Settings {
  const key = <Name extends keyof typeof choices>(name: Name): Settings[Name] => {
    const value = given.get(name);
    return value !== null && Object.hasOwn(choices[name], value) ? (value as Settings[Name]) : defaults[name];
  };
  const seed = given.get("seed");
  return {
    hidden: key("hidden"),
    activation: key("activation"),
    rate: key("rate"),
    seed: seed && /^\d{1,4}$/.test(seed) ? Number(seed) : defaults.seed,
  };
}
