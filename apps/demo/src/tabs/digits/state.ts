import { effect, signal } from "@preact/signals";
import { describe, queryOf } from "../../state/route.ts";
import type { Answer, DataReport, EpochReport, Settings } from "./settings.ts";
import { read, written } from "./settingsInAddress.ts";

export const settings = signal<Settings>(read(queryOf("digits") ?? new URLSearchParams()));
/** What there is to train on; null until it is drawn. */
export const data = signal<DataReport | null>(null);
export const running = signal(false);
/** How far the epoch under way is. */
export const progress = signal<{ readonly epoch: number; readonly share: number }>({ epoch: 1, share: 0 });
export const epochs = signal<readonly EpochReport[]>([]);
export const trouble = signal("");
/** Whether files are being read. */
export const taking = signal(false);
/** Why the latest files were not taken. */
export const refused = signal("");
/** What the network makes of the image on the pad; null while there is none. */
export const answer = signal<Answer | null>(null);

effect(() => describe("digits", written(settings.value)));
