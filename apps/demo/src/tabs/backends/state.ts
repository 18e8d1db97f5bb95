import { signal } from "@preact/signals";
import { proxy } from "comlink";
import { missing, passOver } from "../../state/backend.ts";
import { type BackendName, backendNames } from "../../state/backendNames.ts";
import { type OpenWorker, openWorker, partOf } from "../../worker/openWorker.ts";
import type { Difference, Failure, Kind, Tallies } from "./checks.ts";

/** What each backend computes on; null until it has been tried. */
export const remarks = signal<Readonly<Partial<Record<BackendName, string>>>>({});
export const checking = signal(false);
export const tallies = signal<Readonly<Partial<Record<BackendName, Tallies>>>>({});
export const failures = signal<readonly (Failure & { readonly backend: BackendName })[]>([]);
export const differences = signal<readonly Difference[]>([]);
/** Whether a check went through to its end. */
export const done = signal(false);
export const trouble = signal("");

let stop: (() => void) | null = null;

/** Tries every backend, to say which there are. */
export async function probe(): Promise<void> {
  if (Object.keys(remarks.peek()).length > 0) return;
  const worker = openWorker("probe");
  for (const name of backendNames) {
    try {
      const remark = await worker.tasks.probe(name);
      remarks.value = { ...remarks.peek(), [name]: remark };
    } catch (error) {
      passOver(name, (error as Error).message);
    }
  }
  worker.end();
}

/** Runs the suite on every backend that there is, then compares gradients; until it is stopped. */
export async function check(kinds: readonly Kind[]): Promise<void> {
  checking.value = true;
  done.value = false;
  trouble.value = "";
  tallies.value = {};
  failures.value = [];
  differences.value = [];
  const worker = openWorker("check");
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  try {
    await Promise.race([checkAll(worker, kinds), stopped]);
  } catch (error) {
    trouble.value = (error as Error).message;
  } finally {
    worker.end();
    checking.value = false;
  }
}

async function checkAll(worker: OpenWorker, kinds: readonly Kind[]): Promise<void> {
  await probe();
  const names = backendNames.filter((name) => !(name in missing.peek()));
  const device = await partOf(worker, "device");
  for (const name of names) {
    const listener = proxy({
      onProgress(so: Tallies) {
        tallies.value = { ...tallies.peek(), [name]: so };
      },
      onFailure(failure: Failure) {
        failures.value = [...failures.peek(), { ...failure, backend: name }];
      },
    });
    await device.check(name, kinds, listener);
  }
  differences.value = await device.differences(names);
  done.value = true;
}

export function stopChecking(): void {
  stop?.();
}
