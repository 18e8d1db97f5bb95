import { effect, untracked } from "@preact/signals";
import { proxy, type Remote } from "comlink";
import { backend, passOver } from "../../state/backend.ts";
import { openWorker, partOf } from "../../worker/openWorker.ts";
import type { Digits } from "./Digits.ts";
import type { Listener } from "./Learning.ts";
import type { Picture } from "./settings.ts";
import { answer, data, epochs, progress, refused, running, settings, taking, trouble } from "./state.ts";

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
export async function take(files: readonly File[]): Promise<void> {
  if (files.length === 0 || taking.peek()) return;
  refused.value = "";
  taking.value = true;
  try {
    if (running.peek()) await pause();
    const taken = await digits!.take(files);
    // What is on the pad may have another size than these.
    pad = null;
    await reset();
    data.value = taken;
  } catch (error) {
    refused.value = (error as Error).message;
  } finally {
    taking.value = false;
  }
}

/** Asks what the network makes of the image on the pad; null: of none. */
export async function show(pixels: Uint8Array | null): Promise<void> {
  pad = pixels;
  await ask();
}

export const examplesOf = (label: number, predicted: number, count: number): Promise<Picture[]> =>
  digits!.examples(label, predicted, count);

export const sampleOf = (i: number): Promise<Picture> => digits!.sample(i);

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
