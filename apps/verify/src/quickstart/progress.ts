import cliProgress from "cli-progress";
import type { Screen } from "./screen.ts";
import type { EpochResult, Observer } from "./training.ts";

const head = ["epoch", "loss", "accuracy", "test loss", "test accuracy", "seconds"];

/** A line per epoch, and in a terminal a bar under them that fills with the epoch's batches. */
export function progress(epochs: number, screen: Screen): Observer & { stop(): void } {
  const { colors } = screen;
  const bar = screen.terminal ? progressBar(screen) : null;
  let current = 0;
  screen.print(colors.bold(head.map((title) => title.padStart(width(title))).join("  ")));
  return {
    onBatch(epoch, batch, batches) {
      if (!bar) return;
      if (epoch !== current) bar.start(batches, 0, { epoch: `${epoch}/${epochs}`.padStart(width("epoch")) });
      current = epoch;
      bar.update(batch);
    },
    onEpoch(result) {
      bar?.stop();
      screen.print(line(result, epochs, colors));
    },
    // A bar that is not stopped draws itself again and again, which keeps the process from ending.
    stop: () => bar?.stop(),
  };
}

/** Leaves cursor and line wrapping as they are, so that an interrupted run leaves the terminal in order. */
function progressBar({ columns, colors }: Screen): cliProgress.SingleBar {
  return new cliProgress.SingleBar({
    format: `{epoch}  ${colors.cyan("{bar}")} {value}/{total} batches`,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: Math.min(40, columns - 36),
    clearOnComplete: true,
    hideCursor: false,
    linewrap: true,
    stream: process.stdout,
  });
}

function line(result: EpochResult, epochs: number, colors: Screen["colors"]): string {
  const cells = [
    `${result.epoch}/${epochs}`,
    result.loss.toFixed(4),
    percent(result.accuracy),
    result.testLoss.toFixed(4),
    percent(result.testAccuracy),
    result.seconds.toFixed(1),
  ];
  const padded = cells.map((cell, i) => cell.padStart(width(head[i])));
  padded[4] = colors.green(padded[4]);
  return padded.join("  ");
}

const width = (title: string): number => Math.max(7, title.length);

/** A share as percent, with two decimals. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
