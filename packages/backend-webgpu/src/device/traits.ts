import type { Half, Traits } from "../kernels/kernel.ts";
import type { WebGPUOptions } from "./requestDevice.ts";

/** What decides between ways to compute the same, on a device. */
export function traitsOf(
  { adapterInfo, features }: GPUDevice,
  { products = "float32", storage = "float32" }: Pick<WebGPUOptions, "products" | "storage">,
): Traits {
  // Older browsers do not say.
  const isCpu = adapterInfo?.isFallbackAdapter === true;
  const { subgroupMinSize: least = 0, subgroupMaxSize: most = 0 } = adapterInfo ?? {};
  const subgroups = features.has("subgroups") && least >= 4 && most <= 128 ? { least, most } : null;
  const rounded: Half = features.has("shader-f16") ? "f16" : "packed";
  return { isCpu, subgroups, half: products === "float16" ? rounded : "none", storage, way: null };
}
