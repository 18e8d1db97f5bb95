export type { PowerPreference } from "../device/requestDevice.ts";
export { type NodeOptions, webgpu } from "./webgpu.ts";
