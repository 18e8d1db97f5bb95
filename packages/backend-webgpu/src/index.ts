export type { PowerPreference } from "./device/requestDevice.ts";
export { webgpu, type WebGPUOptions } from "./webgpu.ts";
