import { signal } from "@preact/signals";
import { proxy } from "comlink";
import { missing } from "../../state/backend.ts";
import { backendNames } from "../../state/backendNames.ts";
import { deviceName } from "../../state/deviceName.ts";
import { openWorker, partOf } from "../../worker/openWorker.ts";
import type { Raced } from "./Speed.ts";
import { quick, type WorkloadName, workloadTitles } from "./workloadNames.ts";

export const chosen = signal<readonly WorkloadName[]>(quick);
export const raced = signal<readonly Raced[]>([]);
export const racing = signal(false);
/** What is going on. */
export const doing = signal("");
export const trouble = signal("");
/** The smallest step of the clock in milliseconds, once there was a race. */
export const clock = signal<number | null>(null);

let stop: (() => void) | null = null;

/** Lets the backends race over the chosen workloads, one after the other. */
export async function race(): Promise<void> {
  racing.value = true;
  raced.value = [];
  trouble.value = "";
  const worker = openWorker("speed");
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  try {
    const speed = await partOf(worker, "speed");
    clock.value = await speed.clock();
    const names = backendNames.filter((name) => !(name in missing.peek()));
    const order = (Object.keys(workloadTitles) as WorkloadName[]).filter((name) =>
      chosen.peek().includes(name),
    );
    for (const name of order) {
      const progress = proxy((text: string) => {
        doing.value = `${workloadTitles[name]}: ${text}`;
      });
      const result = await Promise.race([speed.race(name, names, progress), stopped]);
      if (!result) break;
      raced.value = [...raced.peek(), result];
    }
  } catch (error) {
    trouble.value = (error as Error).message;
  } finally {
    worker.end();
    racing.value = false;
    doing.value = "";
  }
}

export function stopRacing(): void {
  stop?.();
}

/** The results as lines of JSON, the device first, as `pnpm bench --json` writes them. */
export function resultsFile(): Blob {
  const machine = {
    date: new Date().toISOString().slice(0, 10),
    where: deviceName(),
    userAgent: navigator.userAgent,
    isolated: crossOriginIsolated,
    clockMs: clock.peek(),
  };
  const lines = [{ machine }, ...raced.peek().flatMap(({ results }) => results)];
  return new Blob(
    lines.map((line) => `${JSON.stringify(line)}\n`),
    { type: "application/jsonl" },
  );
}
