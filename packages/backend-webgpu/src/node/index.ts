export type { PowerPreference } from "../device/requestDevice.ts";
export { type CallCounts, type Counting, countCalls } from "./countCalls.ts";
export { type NodeOptions, webgpu } from "./webgpu.ts";
