import { cpu } from "@retrograd/backend-cpu";
import { ndarray } from "@retrograd/backend-ndarray";
import { wasm } from "@retrograd/backend-wasm";
import { webgpu as webgpuInBrowser } from "@retrograd/backend-webgpu";
import { webgpu as webgpuInNode } from "@retrograd/backend-webgpu/node";
import type { Backend } from "@retrograd/core";

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
