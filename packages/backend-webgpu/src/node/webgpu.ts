import type { Backend } from "@retrograd/core/backend";
import { WebGPUBackend } from "../backend.ts";
import type { Gpu } from "../device/gpu.ts";
import { requestDevice, type WebGPUOptions } from "../device/requestDevice.ts";
import type { Traits } from "../kernels/kernel.ts";
import type { Room } from "../shader/room.ts";
import { dawn, withSoftwareDriver } from "./dawn.ts";
import { requireVulkanLoader } from "./vulkanLoader.ts";

export interface NodeOptions extends WebGPUOptions {
  /**
   * Compute with SwiftShader, a GPU in software, instead of a real one: for tests on machines without a GPU, on
   * Linux on x64. Takes the driver from the package `@sparticuz/chromium`, which has to be installed.
   */
  readonly software?: boolean;
  /** Check every call and compute nothing, on any machine: to count calls and to time what they cost the host. */
  readonly nullDevice?: boolean;
}

const remedy =
  "a graphics driver helps (Vulkan on Linux, Direct3D on Windows, Metal on macOS), or webgpu({ software: true }) for tests";

/**
 * A backend on this machine's GPU, by the package `webgpu`.
 *
 * @example
 * const backend = await webgpu();
 */
export async function webgpu(options: NodeOptions = {}): Promise<Backend> {
  // What computes nothing has nothing that could be timed.
  return new WebGPUBackend(await gpuOf(options), options.tune ?? !options.nullDevice);
}

/**
 * @param traits of the adapter, in place of some of its own
 * @param room less than its buffers have
 */
export async function gpuOf(options: NodeOptions, traits?: Partial<Traits>, room?: Room): Promise<Gpu> {
  if (options.device) return requestDevice(null, remedy, options, traits, room);
  if (!options.software && !options.nullDevice) requireVulkanLoader(remedy);
  const request = async (): Promise<Gpu> =>
    requestDevice(await dawn(options.nullDevice ? ["backend=null"] : []), remedy, options, traits, room);
  return options.software ? withSoftwareDriver(request) : request();
}
