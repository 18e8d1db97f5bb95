import type { Backend } from "../backend/backend.ts";
import { isLostDevice, reject } from "../backend/error.ts";
import { dispose } from "../compile/move.ts";
import { checkpoint } from "../saving/checkpoint.ts";
import { restore } from "../saving/restore.ts";
import type { Tally } from "./tally.ts";
import type { Training } from "./training.ts";

/** Takes a run of training up again whose device was lost. */
export interface Recovery {
  /** Goes to the end of an epoch by `next`, on another device if need be. */
  tried<T>(run: Training, next: () => Promise<T>): Promise<T>;
  /** Keeps the run after a batch, if it is time. */
  passed(run: Training, tally: Tally): Promise<void>;
}

/** What is known of a run on the host. */
interface Kept {
  readonly file: Uint8Array<ArrayBuffer>;
  /** Epoch and batch that it had come to when its device was last lost. */
  readonly lostAt: readonly [number, number] | null;
}

/**
 * Has `train` go on where it was when its device is lost (a driver that restarts, a laptop that changes its graphics
 * card, `device.destroy()`): on the backend that `make` gives, from the last time that the run was kept. What it
 * computes is, bit for bit, what it would have been on that backend without the interruption; batches since then
 * are asked for and reported once more.
 *
 * To keep a run takes a copy of its weights, moments and best weights on the host, and waits for the batches that are
 * under way: before the first batch, `every` 100 batches, unless said, and after each epoch.
 *
 * @throws RetrogradError (in the iteration of the run) where a device is lost twice at the same batch
 * @example
 * const run = train(model, data, { backend: await webgpu(), recovery: recovery(() => webgpu()), … });
 */
export function recovery(
  make: () => Backend | Promise<Backend>,
  { every = 100 }: { readonly every?: number } = {},
): Recovery {
  if (!Number.isInteger(every) || every < 1)
    reject("recovery", `cannot keep a run every ${every} batches`, "give a whole number from 1");
  const kept = new WeakMap<Training, Kept>();
  const keep = async (run: Training): Promise<void> => {
    kept.set(run, { file: await checkpoint(run), lostAt: kept.get(run)?.lostAt ?? null });
  };
  const recover = async (run: Training, error: unknown): Promise<void> => {
    const last = kept.get(run);
    if (!isLostDevice(error) || !last) throw error;
    const { epoch, batch } = run.progress;
    const [lostEpoch, lostBatch] = last.lostAt ?? [-1, -1];
    if (epoch < lostEpoch || (epoch === lostEpoch && batch <= lostBatch))
      reject(
        "train",
        `the device was lost twice by batch ${lostBatch} of epoch ${lostEpoch + 1}`,
        `try smaller batches, or another backend. It said: ${error.message.replace(/\.$/, "")}`,
      );
    kept.set(run, { ...last, lostAt: [epoch, batch] });
    dispose(run.model, run.optimizer);
    run.continueOn(await make());
    run.resume(restore(run, last.file));
  };
  return {
    async tried(run, next) {
      while (true) {
        try {
          if (!kept.has(run)) await keep(run);
          const reached = await next();
          await keep(run);
          return reached;
        } catch (error) {
          await recover(run, error);
        }
      }
    },
    async passed(run, tally) {
      if (run.step.runs % every !== 0) return;
      await tally.drain();
      await keep(run);
    },
  };
}
