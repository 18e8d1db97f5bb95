import cliProgress from "cli-progress";
import type { Screen } from "../quickstart/screen.ts";

/** Tells how far an epoch is, in a terminal by a bar; `line` ends it with what there is to say. */
export interface EpochProgress {
  batch(batch: number, batches: number): void;
  line(text: string): void;
  /** A bar that is not stopped draws itself again and again, which keeps the process from ending. */
  stop(): void;
}

/** Lines, and in a terminal a bar under them that fills with the epoch's batches. */
export function epochProgress({ terminal, colors, print }: Screen): EpochProgress {
  const bar = terminal
    ? new cliProgress.SingleBar({
        format: `${colors.cyan("{bar}")} {value}/{total} batches`,
        barCompleteChar: "█",
        barIncompleteChar: "░",
        barsize: 40,
        clearOnComplete: true,
        hideCursor: false,
        linewrap: true,
        stream: process.stdout,
      })
    : null;
  let isRunning = false;
  const stop = (): void => {
    if (isRunning) bar?.stop();
    isRunning = false;
  };
  return {
    batch(batch, batches) {
      if (!isRunning) bar?.start(batches, 0);
      isRunning = true;
      bar?.update(batch);
    },
    line(text) {
      stop();
      print(text);
    },
    stop,
  };
}
