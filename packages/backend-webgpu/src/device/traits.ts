import type { Half, Traits } from "../kernels/kernel.ts";

/** What decides between ways to compute the same, on a device. */
export function traitsOf({ adapterInfo, features }: GPUDevice, products: "float32" | "float16"): Traits {
  // Older browsers do not say.
  const isCpu = adapterInfo?.isFallbackAdapter === true;
  const { subgroupMinSize = 0, subgroupMaxSize = 0 } = adapterInfo ?? {};
  // On a CPU a subgroup is a vector: of one that is longer, quads would leave most idle.
  const hasQuads =
    features.has("subgroups") &&
    subgroupMinSize >= 4 &&
    (!isCpu || (subgroupMinSize === 4 && subgroupMaxSize === 4));
  const rounded: Half = features.has("shader-f16") ? "f16" : "packed";
  return { isCpu, hasQuads, half: products === "float16" ? rounded : "none", way: null };
}
