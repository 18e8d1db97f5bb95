import pc from "picocolors";
import type { Screen } from "./screen.ts";

/** A log that a test can read. */
export function recordingScreen(): Screen & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    terminal: false,
    columns: 80,
    colored: false,
    colors: pc.createColors(false),
    print: (line = "") => void lines.push(line),
    lines,
  };
}
