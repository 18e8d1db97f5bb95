import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ndarray } from "@retrograd/backend-ndarray";
import { restore } from "@retrograd/core";
import { loadFile } from "@retrograd/core/node";
import { expect, onTestFinished, test } from "vitest";
import { batchOf, makeRun, type Run } from "./run.ts";

const progressIn = async (path: string, run: Run): Promise<{ batch: number }> =>
  restore<{ batch: number }>(run, await loadFile(path)).progress;

test("a process that was killed leaves a checkpoint, and what goes on from it is what would have been", async () => {
  const folder = await mkdtemp(join(tmpdir(), "retrograd-"));
  const path = join(folder, "run.safetensors");
  const script = fileURLToPath(new URL("endlessRun.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=@retrograd/source", script, path]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const exited = once(child, "exit");
  const batches = (): Promise<number> =>
    progressIn(path, makeRun(ndarray(), 11)).then(
      ({ batch }) => batch,
      () => 0,
    );
  while (child.exitCode === null && (await batches()) < 4) await new Promise((next) => setTimeout(next, 20));
  child.kill("SIGKILL");
  expect((await exited)[1]).toBe("SIGKILL");

  const resumed = makeRun(ndarray(), 11);
  const { batch } = await progressIn(path, resumed);
  const whole = makeRun(ndarray(), 11);
  const objective = ({ step }: Run, i: number): Promise<number> =>
    step(batchOf(i, "float32") as never).objective.read();
  for (let i = 0; i < batch; i++) await objective(whole, i);
  for (let i = batch; i < batch + 4; i++) expect(await objective(resumed, i)).toBe(await objective(whole, i));
  await rm(folder, { recursive: true });
});
