export const backendNames = ["cpu", "ndarray", "wasm", "webgpu"] as const;

export type BackendName = (typeof backendNames)[number];

/** What people call them. */
export const backendTitles: Readonly<Record<BackendName, string>> = {
  cpu: "CPU",
  ndarray: "ndarray",
  wasm: "WebAssembly",
  webgpu: "WebGPU",
};
