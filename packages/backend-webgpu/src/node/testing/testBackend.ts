import type { Backend } from "@retrograd/core/backend";
import { webgpu } from "../webgpu.ts";

/** A backend on the software adapter, or why this machine has none. */
export type TestBackend =
  | { readonly backend: Backend; readonly missing: null }
  | { readonly backend: null; readonly missing: string };

/** For tests: a missing device is a reason to skip, unless RETROGRAD_REQUIRE_WEBGPU says that there has to be one. */
export async function testBackend(): Promise<TestBackend> {
  try {
    return { backend: await webgpu({ software: true }), missing: null };
  } catch (error) {
    if (process.env.RETROGRAD_REQUIRE_WEBGPU === "1") throw error;
    const missing = error instanceof Error ? error.message : String(error);
    process.emitWarning(`tests are skipped: ${missing}`);
    return { backend: null, missing };
  }
}
