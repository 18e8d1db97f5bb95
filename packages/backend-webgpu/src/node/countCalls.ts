import { type Backend, reject } from "@retrograd/core/backend";
import { WebGPUBackend } from "../backend.ts";
import { usage } from "../device/usage.ts";

/** Calls into WebGPU. */
export interface CallCounts {
  dispatches: number;
  submits: number;
  /** Bind groups made. */
  bindGroups: number;
  /** Buffers made. */
  buffers: number;
  /** Buffers given back. */
  destroyed: number;
  /** Writes from the host. */
  writes: number;
}

export interface Counting {
  /** As of now; grows with every call. */
  readonly counts: Readonly<CallCounts>;
  stop(): void;
}

/**
 * Counts the calls that this process makes into WebGPU, of all its backends, until stopped: what a training
 * step costs whatever the machine. With `webgpu({ nullDevice: true })` that takes no GPU.
 *
 * @example
 * const counting = countCalls(backend);
 * step(batch);
 * console.log(counting.counts);
 * counting.stop();
 */
export function countCalls(backend: Backend): Counting {
  if (!(backend instanceof WebGPUBackend))
    return reject("countCalls", `got the backend ${backend.name}`, "webgpu() makes one whose calls count");
  const { device } = backend.gpu;
  const counts: CallCounts = {
    dispatches: 0,
    submits: 0,
    bindGroups: 0,
    buffers: 0,
    destroyed: 0,
    writes: 0,
  };
  const sample = device.createBuffer({ size: 4, usage: usage.copyTarget });
  const pass = device.createCommandEncoder().beginComputePass();
  sample.destroy();
  const restore = [
    counted(device, "createBindGroup", () => counts.bindGroups++),
    counted(device, "createBuffer", () => counts.buffers++),
    counted(sample, "destroy", () => counts.destroyed++),
    counted(device.queue, "submit", () => counts.submits++),
    counted(device.queue, "writeBuffer", () => counts.writes++),
    counted(pass, "dispatchWorkgroups", () => counts.dispatches++),
  ];
  return {
    counts,
    stop: () => {
      for (const back of restore) back();
    },
  };
}

/** Lets a method of an object's class also count; returns what undoes it. */
function counted<T extends object>(object: T, method: keyof T & string, count: () => void): () => void {
  const prototype = Object.getPrototypeOf(object) as Record<string, (...args: unknown[]) => unknown>;
  const original = prototype[method];
  prototype[method] = function (this: T, ...args) {
    count();
    return original.apply(this, args);
  };
  return () => {
    prototype[method] = original;
  };
}
