import { reject } from "@retrograd/core/backend";

const loader = "libvulkan.so.1";

/** Linux: without the library that Vulkan's drivers are found by Dawn finds no GPU, and complains on standard error. */
export function requireVulkanLoader(remedy: string): void {
  if (process.platform !== "linux") return;
  try {
    process.dlopen({ exports: {} }, loader);
  } catch (error) {
    // It is no addon, which Node notices once it has loaded it; only a file that is missing says so.
    if (String(error).includes("No such file")) reject("webgpu", `this machine has no ${loader}`, remedy);
  }
}
