import type { Backend } from "@retrograd/core/backend";
import { WebGPUBackend } from "../../backend.ts";
import type { Traits } from "../../kernels/kernel.ts";
import type { Room } from "../../shader/room.ts";
import { gpuOf } from "../webgpu.ts";

/** A backend on the software adapter, or why this machine has none. */
export type TestBackend =
  | { readonly backend: Backend; readonly missing: null }
  | { readonly backend: null; readonly missing: string };

/**
 * For tests: a backend on the software adapter.
 *
 * A missing device is a reason to skip, unless RETROGRAD_REQUIRE_WEBGPU says that there has to be one.
 *
 * @param traits to take the adapter for another kind than it is, for which nothing is measured
 * @param room to let its buffers hold less than they do
 */
export async function testBackend(traits?: Partial<Traits>, room?: Room): Promise<TestBackend> {
  try {
    const gpu = await gpuOf({ software: true }, traits, room);
    return { backend: new WebGPUBackend(gpu, false), missing: null };
  } catch (error) {
    if (process.env.RETROGRAD_REQUIRE_WEBGPU === "1") throw error;
    const missing = error instanceof Error ? error.message : String(error);
    process.emitWarning(`tests are skipped: ${missing}`);
    return { backend: null, missing };
  }
}
