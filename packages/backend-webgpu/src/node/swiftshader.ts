import { constants } from "node:os";
import { join } from "node:path";
import { reject } from "@retrograd/core/backend";
import { unpacked } from "./unpacked.ts";

const loader = "libvulkan.so.1";
const manifest = "vk_swiftshader_icd.json";
const needed = [loader, manifest, "libvk_swiftshader.so"];
/** RTLD_NODELETE, which Node has no name for: the library stays although Node closes it again. */
const stay = 0x1000;

/**
 * Makes SwiftShader, a GPU in software, ready to be found: the one inside the npm package `@sparticuz/chromium`,
 * unpacked once per machine, with the Vulkan loader that comes with it.
 *
 * @returns the file that VK_ICD_FILENAMES has to name while an adapter is asked for
 */
export function swiftshader(): string {
  if (process.platform !== "linux" || process.arch !== "x64")
    reject(
      "webgpu",
      `has no software adapter for ${process.platform} on ${process.arch}`,
      "Linux on x64 has one",
    );
  const folder = unpacked("swiftshader", "the software adapter", {
    archives: ["swiftshader.tar.br"],
    files: needed,
  });
  try {
    process.dlopen({ exports: {} }, join(folder, loader), constants.dlopen.RTLD_NOW | stay);
  } catch (error) {
    // It is no addon, which Node notices after loading it; Dawn then finds it by its name.
    if (!String(error).includes("did not self-register")) throw error;
  }
  return join(folder, manifest);
}
