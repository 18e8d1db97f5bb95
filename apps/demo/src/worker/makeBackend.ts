import type { Backend } from "@retrograd/core";
import type { BackendName } from "../state/backendNames.ts";

/** A backend, and what it computes on where that is not what one would expect. */
export interface Made {
  readonly backend: Backend;
  readonly remark: string;
}

/** Each is loaded when it is asked for. */
const makers: Readonly<Record<BackendName, () => Promise<Made>>> = {
  cpu: async () => ({ backend: (await import("@retrograd/backend-cpu")).cpu(), remark: "" }),
  ndarray: async () => ({ backend: (await import("@retrograd/backend-ndarray")).ndarray(), remark: "" }),
  wasm: async () => ({ backend: await (await import("@retrograd/backend-wasm")).wasm(), remark: "" }),
  webgpu: async () => {
    const { webgpu } = await import("@retrograd/backend-webgpu");
    const adapter = await (navigator as Partial<Navigator>).gpu?.requestAdapter();
    const { isFallbackAdapter, vendor, architecture } = adapter?.info ?? {};
    const name = [vendor, architecture].filter(Boolean).join(" ");
    const remark = isFallbackAdapter ? `computes in software (${name}), since there is no GPU` : name;
    return { backend: await webgpu(), remark };
  },
};

/** @throws Error that says why this browser does not have the backend */
export function makeBackend(name: BackendName): Promise<Made> {
  return makers[name]();
}
