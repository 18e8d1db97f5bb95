import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { keyOf, type Named } from "../runners/runner.ts";
import type { Workload } from "../workloads/workload.ts";

const script = fileURLToPath(new URL("../commands/peakMemory.ts", import.meta.url));

/**
 * By how many megabytes (10⁶ bytes) a process grows at most from before it loads a library until it has trained for a second: code,
 * parameters, optimizer, and what a step needs. Null where that fails.
 */
export async function peakMemory(workload: Workload, runner: Named): Promise<number | null> {
  const args = [
    "--conditions=@retrograd/source",
    script,
    keyOf(runner),
    workload.name,
    String(runner.threads),
  ];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 });
    // Libraries may greet before.
    return Number(stdout.trim().split("\n").at(-1)) / 1e6;
  } catch {
    return null;
  }
}
