import type { Backend } from "@retrograd/core";

export type BackendName = "webgpu" | "wasm" | "cpu";

export type Makers = Readonly<Record<BackendName, () => Promise<Backend>>>;

/** The backends, the fastest first, each loaded when it is made. `#webgpu` is the entry for Node or for browsers,
 * as package.json says, so that a page loads nothing that is for Node. */
export const makers: Makers = {
  webgpu: async () => (await import("#webgpu")).webgpu({ hardware: true }),
  wasm: async () => (await import("@retrograd/backend-wasm")).wasm(),
  cpu: async () => (await import("@retrograd/backend-cpu")).cpu(),
};
