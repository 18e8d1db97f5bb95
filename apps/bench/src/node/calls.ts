import { type CallCounts, countCalls, webgpu } from "@retrograd/backend-webgpu/node";
import type { Backend } from "@retrograd/core";
import { retrograd } from "../runners/retrograd.ts";
import type { Prepared, Runner } from "../runners/runner.ts";
import type { Workload } from "../workloads/workload.ts";

/** What a step asks of WebGPU, whatever the machine. */
export interface Calls
  extends Pick<CallCounts, "dispatches" | "submits" | "bindGroups" | "buffers" | "writes"> {
  /**
   * Milliseconds of JavaScript per step, on a device that checks every call and computes nothing: the fastest sample. Of Retrograd alone,
   * since other libraries wait for what they compute.
   */
  readonly jsMs?: number;
}

/** The calls of a step of Retrograd; null where it cannot do the workload. */
export async function ownCalls(workload: Workload): Promise<Calls | null> {
  nullDevice ??= webgpu({ nullDevice: true, tune: false });
  const backend = await nullDevice;
  const prepared = await retrograd(backend).prepare(workload);
  if ("cannot" in prepared) return null;
  const calls = await counted(prepared, backend, 10);
  const jsMs = await fastest(prepared);
  prepared.dispose();
  return { ...calls, jsMs };
}

let nullDevice: Promise<Backend> | null = null;

/** The calls of a step of another library, on the device that it computes on; `backend` is any other in this process. */
export async function peerCalls(workload: Workload, runner: Runner, backend: Backend): Promise<Calls | null> {
  const prepared = await runner.prepare(workload);
  if ("cannot" in prepared) return null;
  const calls = await counted(prepared, backend, 2);
  prepared.dispose();
  return calls;
}

async function counted(prepared: Prepared, backend: Backend, steps: number): Promise<Calls> {
  await prepared.begin();
  await prepared.figures(0);
  // What is made once is made by now.
  await run(prepared, steps);
  await prepared.sync();
  const counting = countCalls(backend);
  await run(prepared, steps);
  counting.stop();
  await prepared.sync();
  const perStep = (name: keyof CallCounts) => counting.counts[name] / steps;
  return {
    dispatches: perStep("dispatches"),
    submits: perStep("submits"),
    bindGroups: perStep("bindGroups"),
    buffers: perStep("buffers"),
    writes: perStep("writes"),
  };
}

async function run(prepared: Prepared, steps: number): Promise<void> {
  for (let index = 0; index < steps; index++) {
    const pending = prepared.step(index);
    if (pending !== undefined) await pending;
  }
}

async function fastest(prepared: Prepared): Promise<number> {
  const steps = 100;
  let best = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample < 15; sample++) {
    const start = performance.now();
    await run(prepared, steps);
    best = Math.min(best, (performance.now() - start) / steps);
    await prepared.sync();
  }
  return best;
}
