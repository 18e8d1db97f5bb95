import { type Backend, reject } from "@retrograd/core/backend";
import { WebGPUBackend } from "./backend.ts";
import { requestDevice, type WebGPUOptions } from "./device/requestDevice.ts";

/**
 * A backend on this browser's GPU. In Node, take `webgpu` from `@retrograd/backend-webgpu/node`.
 *
 * @example
 * const backend = await webgpu();
 */
export async function webgpu(options: WebGPUOptions = {}): Promise<Backend> {
  const remedy = "allow hardware acceleration in the browser's settings, or update the graphics driver";
  const api = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu;
  if (!api && !options.device)
    reject(
      "webgpu",
      "this environment has no navigator.gpu",
      "pages have it over https or on localhost in Chrome and Edge 113, Firefox 141, Safari 26 and later, and Node has it by @retrograd/backend-webgpu/node",
    );
  return new WebGPUBackend(await requestDevice(api ?? null, remedy, options), options.tune);
}
