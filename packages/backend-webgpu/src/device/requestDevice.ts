import { reject } from "@retrograd/core/backend";
import type { Traits } from "../kernels/kernel.ts";
import type { Room } from "../shader/room.ts";
import { Gpu } from "./gpu.ts";
import { traitsOf } from "./traits.ts";

/** Which of a machine's adapters to take, where it has several. */
export type PowerPreference = "high-performance" | "low-power";

export interface WebGPUOptions {
  /** Default: the browser's or the driver's choice. */
  readonly powerPreference?: PowerPreference;
  /** Take no adapter that computes in software, where WebAssembly is faster. Default: any adapter. */
  readonly hardware?: boolean;
  /** A `GPUDevice` of one's own, to share buffers' memory and a queue with; the backend's dispose() destroys it. */
  readonly device?: object;
  /** Limits that the device must have. Default: those that large plans gain from, as high as the adapter goes; `{}` for
   * WebGPU's defaults. */
  readonly requiredLimits?: Readonly<Record<string, number>>;
  /** Features that the device must have. Default: timestamp-query, subgroups and shader-f16 where they are there. */
  readonly requiredFeatures?: readonly string[];
  /** What the device is called in the browser's tools and messages. Default: retrograd. */
  readonly label?: string;
  /**
   * `"float16"`: large matrix products on a GPU, convolutions among them, round their operands to float16 (11 bits, up to 65,504) and add up in
   * float32. Faster where memory is what a product waits for, and no longer the same gradients as everywhere.
   * Default: float32.
   */
  readonly products?: "float32" | "float16";
  /**
   * `"float16"`: mixed precision. Activations and their gradients lie in memory as float16 (11 bits, up to 65,504), which
   * takes about half of it, and are computed with in float32; parameters, their gradients, moments, running statistics, sums, inputs and
   * outputs stay float32. Needs the feature shader-f16; gradients below 6·10⁻⁵ lose bits, which `lossScaling` saves them from.
   * Default: float32.
   */
  readonly storage?: "float32" | "float16";
  /** Whether to time the ways to compute a large product on this device, where there are several, once for each shape
   * and before the first run of a plan. Default: yes; `backend.choices` has what was found. */
  readonly tune?: boolean;
}

/** Limits that are worth having as high as the adapter goes. */
const wantedLimits = [
  "maxStorageBuffersPerShaderStage",
  "maxStorageBufferBindingSize",
  "maxBufferSize",
  "maxComputeWorkgroupStorageSize",
  "maxComputeInvocationsPerWorkgroup",
] as const;

const float16Feature = "shader-f16";
const wantedFeatures = ["timestamp-query", "subgroups", float16Feature];

/**
 * @param remedy what would help where there is no adapter
 * @param traits of the adapter, in place of some of its own
 * @param room less than its buffers have
 */
export async function requestDevice(
  api: GPU | null,
  remedy: string,
  options: WebGPUOptions = {},
  traits: Partial<Traits> = {},
  room?: Room,
): Promise<Gpu> {
  const device = (options.device as GPUDevice | undefined) ?? (await newDevice(api as GPU, remedy, options));
  if (options.storage === "float16" && !device.features.has(float16Feature))
    reject(
      "webgpu",
      `the device was made without ${float16Feature}, which float16 storage needs`,
      `make it with requiredFeatures: ["${float16Feature}"], or leave storage: "float16" out`,
    );
  const { vendor = "", architecture = "", device: model = "", description = "" } = device.adapterInfo ?? {};
  const name = [vendor, architecture, model, description].filter((word) => word !== "").join(" ");
  return new Gpu(device, name, { ...traitsOf(device, options), ...traits }, room);
}

async function newDevice(api: GPU, remedy: string, options: WebGPUOptions): Promise<GPUDevice> {
  const { powerPreference, hardware, requiredLimits, requiredFeatures, label = "retrograd" } = options;
  const adapter = await api.requestAdapter(powerPreference ? { powerPreference } : {});
  if (!adapter) reject("webgpu", "found no graphics adapter that computes", remedy);
  // Older browsers do not say.
  if (hardware && adapter.info.isFallbackAdapter === true)
    reject("webgpu", "found only an adapter that computes in software", remedy);
  const has = adapter.limits as unknown as Record<string, number | undefined>;
  for (const [limit, number] of Object.entries(requiredLimits ?? {}))
    if (!((has[limit] ?? -1) >= number || limit.startsWith("min")))
      reject(
        "webgpu",
        `the adapter's ${limit} is ${has[limit] ?? "unknown"}, and ${number} is required`,
        "ask for less",
      );
  for (const feature of requiredFeatures ?? [])
    if (!adapter.features.has(feature))
      reject("webgpu", `the adapter has no ${feature}, which is required`, "leave it out");
  const needed = options.storage === "float16" ? [float16Feature] : [];
  if (needed.some((feature) => !adapter.features.has(feature)))
    reject(
      "webgpu",
      `the adapter has no ${float16Feature}, which float16 storage needs`,
      'another adapter, or a newer browser or graphics driver, may have it, or leave storage: "float16" out',
    );
  const highest = Object.fromEntries(wantedLimits.map((limit) => [limit, adapter.limits[limit]]));
  const there = wantedFeatures.filter((feature) => adapter.features.has(feature));
  return await adapter.requestDevice({
    label,
    requiredLimits: requiredLimits ?? highest,
    requiredFeatures: [...new Set([...(requiredFeatures ?? there), ...needed])] as GPUFeatureName[],
  });
}
