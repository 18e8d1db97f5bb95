import type { Backend } from "@retrograd/core";
import { reject } from "@retrograd/core/backend";
import type { BackendName, Makers } from "./makers.ts";

/** A backend that was tried before the one that was taken. */
export interface Skipped {
  readonly name: BackendName;
  /** Why it can't be had here, and what would help. */
  readonly reason: string;
}

export interface BestBackend {
  readonly backend: Backend;
  readonly name: BackendName;
  /** In the order in which they were tried. */
  readonly skipped: readonly Skipped[];
}

/** Makes the backends one after the other, until one can be made. */
export async function firstThatWorks(names: Iterable<BackendName>, makers: Makers): Promise<BestBackend> {
  const skipped: Skipped[] = [];
  for (const name of names) {
    try {
      return { backend: await makers[name](), name, skipped };
    } catch (error) {
      skipped.push({ name, reason: reasonOf(name, error) });
    }
  }
  const reasons = skipped.map(({ name, reason }) => `${name}: ${reason}`).join(" | ");
  return reject(
    "bestBackend",
    `no backend can be had here (${reasons})`,
    "one of these has to be put right, or another backend made by hand",
  );
}

/** The error's first line, without the backend's name, which is told anyway, and without a full stop. */
function reasonOf(name: BackendName, error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
  return line.replace(new RegExp(`^${name}: `), "").replace(/\.$/, "");
}
