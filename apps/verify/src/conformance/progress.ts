import type { Outcome } from "@retrograd/conformance";
import type { Screen } from "../quickstart/screen.ts";

/** Milliseconds between two lines in a log. */
const pause = 15_000;

/** Tells how far the checks of a backend are: in place in a terminal, now and then in a log. */
export function progressOf(name: string, total: number, { terminal, print }: Screen) {
  let made = 0;
  let failed = 0;
  let told = Date.now();
  return {
    each({ status }: Outcome): void {
      made++;
      if (status === "failed") failed++;
      const line = `${name}: ${made} of ${total} checks${failed > 0 ? `, ${failed} failed` : ""}`;
      const now = Date.now();
      if (terminal && now - told > 100) process.stdout.write(`\r\u001b[2K${line}`);
      else if (terminal || now - told < pause) return;
      else print(line);
      told = now;
    },
    end(): void {
      if (terminal) process.stdout.write("\r\u001b[2K");
    },
  };
}
