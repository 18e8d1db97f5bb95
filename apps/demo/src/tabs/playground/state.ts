import { computed, effect, signal } from "@preact/signals";
import { describe, queryOf } from "../../state/route.ts";
import type { Frame, Start } from "./frame.ts";
import { History } from "./history.ts";
import { live, type Settings } from "./settings.ts";
import { read, written } from "./settingsInAddress.ts";

const query = queryOf("playground") ?? new URLSearchParams();

/** All that a run follows from; in the address, too. */
export const settings = signal<Settings>(read(query));

/** The step up to which a run goes by itself when the page is opened, so that a link shows what its sender saw. */
export const linkedStep = Math.min(1e6, Number(query.get("steps")) || 0);

export const running = signal(false);
/** The points and first numbers of the run; null until the worker has answered. */
export const start = signal<Start | null>(null);
/** The latest numbers of the run. */
export const frame = signal<Frame | null>(null);
/** What went wrong, in a sentence. */
export const trouble = signal("");
/** Losses so far: replaced by itself when there are more. */
export const history = signal<{ readonly losses: History }>({ losses: new History() });
/** What the lines of the network show. */
export const shown = signal<"weights" | "gradients">("weights");

/** Settings that a run can't go on with: when they change, it starts anew. */
export const recipe = computed(() =>
  JSON.stringify(Object.entries(settings.value).filter(([name]) => !live.has(name as keyof Settings))),
);

export function change(changes: Partial<Settings>): void {
  settings.value = { ...settings.peek(), ...changes };
}

// A running page would change its address sixty times a second: it says where it is once it stands.
effect(() => {
  const described = written(settings.value);
  const step = running.value ? 0 : (frame.value?.step ?? linkedStep);
  if (step > 0) described.set("steps", String(step));
  describe("playground", described);
});
