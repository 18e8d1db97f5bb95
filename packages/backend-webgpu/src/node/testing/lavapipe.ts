import { existsSync } from "node:fs";
import { WebGPUBackend } from "../../backend.ts";
import { requestDevice } from "../../device/requestDevice.ts";
import type { Traits } from "../../kernels/kernel.ts";
import type { Room } from "../../shader/room.ts";
import { dawn, withDriver } from "../dawn.ts";
import { swiftshader } from "../swiftshader.ts";
import type { TestBackend } from "./testBackend.ts";

const manifests = [
  ...(process.env.RETROGRAD_LAVAPIPE ? [process.env.RETROGRAD_LAVAPIPE] : []),
  "/usr/share/vulkan/icd.d/lvp_icd.json",
  "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json",
];

/**
 * For tests: a backend on lavapipe, Mesa's GPU in software, which has shader-f16 and subgroups of eight.
 *
 * @param room to let its buffers hold less than they do
 */
export async function lavapipe(traits: Partial<Traits>, room?: Room): Promise<TestBackend> {
  const remedy = "Mesa 25's mesa-vulkan-drivers brings it, or RETROGRAD_LAVAPIPE names its lvp_icd.json";
  const manifest = manifests.find(existsSync);
  if (!manifest) return { backend: null, missing: `there is no lavapipe; ${remedy}` };
  try {
    // The loader that comes with SwiftShader finds other drivers too.
    swiftshader();
    const gpu = await withDriver(manifest, async () => requestDevice(await dawn(), remedy, {}, traits, room));
    return { backend: new WebGPUBackend(gpu, false), missing: null };
  } catch (error) {
    return { backend: null, missing: `lavapipe does not start: ${(error as Error).message}` };
  }
}
