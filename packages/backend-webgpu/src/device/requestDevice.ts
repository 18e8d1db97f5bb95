import { reject } from "@retrograd/core/backend";
import { Gpu } from "./gpu.ts";

/** Which of a machine's adapters to take, where it has several. */
export type PowerPreference = "high-performance" | "low-power";

/** Limits that are worth having as high as the adapter goes. */
const wanted = [
  "maxStorageBuffersPerShaderStage",
  "maxStorageBufferBindingSize",
  "maxBufferSize",
  "maxComputeWorkgroupStorageSize",
  "maxComputeInvocationsPerWorkgroup",
] as const;

/** @param remedy what would help where there is no adapter */
export async function requestDevice(
  api: GPU,
  remedy: string,
  powerPreference?: PowerPreference,
): Promise<Gpu> {
  const adapter = await api.requestAdapter(powerPreference ? { powerPreference } : {});
  if (!adapter) reject("webgpu", "found no graphics adapter that computes", remedy);
  const requiredLimits: Record<string, number> = {};
  for (const limit of wanted) requiredLimits[limit] = adapter.limits[limit];
  const device = await adapter.requestDevice({ label: "retrograd", requiredLimits });
  const { vendor, architecture } = adapter.info;
  return new Gpu(device, `${vendor} ${architecture}`.trim());
}
