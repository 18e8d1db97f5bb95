import { cpu } from "@retrograd/backend-cpu";
import { ndarray } from "@retrograd/backend-ndarray";
import { wasm } from "@retrograd/backend-wasm";
import { webgpu as webgpuInBrowser } from "@retrograd/backend-webgpu";
import { type CallCounts, countCalls, webgpu as webgpuInNode } from "@retrograd/backend-webgpu/node";
import {
  type Backend,
  compile,
  dense,
  type NumericArray,
  type Output,
  ops,
  type Step,
  type Tensor,
} from "@retrograd/core";

interface Batch {
  readonly x: NumericArray;
}

/** How each backend is made; webgpu needs a GPU. */
export const making: Readonly<Record<string, () => Backend | Promise<Backend>>> = {
  cpu() {
    const backend = cpu();
    return backend;
  },
  ndarray() {
    const backend = ndarray();
    return backend;
  },
  async wasm() {
    const backend = await wasm();
    return backend;
  },
  async webgpu() {
    const webgpu = "navigator" in globalThis && "gpu" in navigator ? webgpuInBrowser : webgpuInNode;
    const backend = await webgpu();
    return backend;
  },
};

/** Prints what one step calls, on a device that computes nothing. */
export async function counting(batch: Batch): Promise<CallCounts> {
  const webgpu = webgpuInNode;
  const model = dense(3);
  let compiled: Step<{ x: Tensor }, { objective: Tensor }> | null = null;

  const backend = await webgpu({ nullDevice: true });
  await step(batch).objective.read(); // makes the plan and its shaders
  const counting = countCalls(backend);
  step(batch);
  counting.stop();
  console.log(counting.counts); // { dispatches, submits, bindGroups, buffers, destroyed, writes }

  backend.dispose();
  return counting.counts;

  function step(given: Batch): { readonly objective: Output } {
    compiled ??= compile(backend, ({ x }: { x: Tensor }, pass) => ({
      objective: ops.sum(pass.call(model, x)),
    }));
    return compiled(given);
  }
}
