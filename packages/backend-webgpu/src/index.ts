export type { PowerPreference } from "./device/requestDevice.ts";
export { type WebGPUOptions, webgpu } from "./webgpu.ts";
