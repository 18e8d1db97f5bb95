export type { PowerPreference, WebGPUOptions } from "./device/requestDevice.ts";
export { webgpu } from "./webgpu.ts";
