import { reject } from "@retrograd/core/backend";
import type { Traits } from "../kernels/kernel.ts";
import { Gpu } from "./gpu.ts";

/** Which of a machine's adapters to take, where it has several. */
export type PowerPreference = "high-performance" | "low-power";

export interface WebGPUOptions {
  /** Default: the browser's or the driver's choice. */
  readonly powerPreference?: PowerPreference;
  /** Take no adapter that computes in software, where WebAssembly is faster. Default: any adapter. */
  readonly hardware?: boolean;
}

/** Limits that are worth having as high as the adapter goes. */
const wanted = [
  "maxStorageBuffersPerShaderStage",
  "maxStorageBufferBindingSize",
  "maxBufferSize",
  "maxComputeWorkgroupStorageSize",
  "maxComputeInvocationsPerWorkgroup",
] as const;

/**
 * @param remedy what would help where there is no adapter
 * @param traits of the adapter, if not its own
 */
export async function requestDevice(
  api: GPU,
  remedy: string,
  { powerPreference, hardware = false }: WebGPUOptions = {},
  traits?: Traits,
): Promise<Gpu> {
  const adapter = await api.requestAdapter(powerPreference ? { powerPreference } : {});
  if (!adapter) reject("webgpu", "found no graphics adapter that computes", remedy);
  const { vendor, architecture, isFallbackAdapter, subgroupMinSize, subgroupMaxSize } = adapter.info;
  // Older browsers do not say.
  const isCpu = isFallbackAdapter === true;
  if (hardware && isCpu) reject("webgpu", "found only an adapter that computes in software", remedy);
  const requiredLimits: Record<string, number> = {};
  for (const limit of wanted) requiredLimits[limit] = adapter.limits[limit];
  const hasQuads =
    isCpu && adapter.features.has("subgroups") && subgroupMinSize === 4 && subgroupMaxSize === 4;
  const requiredFeatures: GPUFeatureName[] = hasQuads ? ["subgroups"] : [];
  if (adapter.features.has("timestamp-query")) requiredFeatures.push("timestamp-query");
  const device = await adapter.requestDevice({ label: "retrograd", requiredLimits, requiredFeatures });
  return new Gpu(device, `${vendor} ${architecture}`.trim(), traits ?? { isCpu, hasQuads });
}
