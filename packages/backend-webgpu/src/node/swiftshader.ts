import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { reject } from "@retrograd/core/backend";
import { untar } from "./tar.ts";

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
  const folder = unpacked(packageFolder());
  try {
    process.dlopen({ exports: {} }, join(folder, loader), constants.dlopen.RTLD_NOW | stay);
  } catch (error) {
    // It is no addon, which Node notices after loading it; Dawn then finds it by its name.
    if (!String(error).includes("did not self-register")) throw error;
  }
  return join(folder, manifest);
}

function packageFolder(): string {
  for (const from of [import.meta.url, join(process.cwd(), "package.json")]) {
    try {
      return dirname(dirname(createRequire(from).resolve("@sparticuz/chromium")));
    } catch {
      // Not installed there.
    }
  }
  return reject(
    "webgpu",
    "the software adapter needs the package @sparticuz/chromium, which is not installed",
    "`npm install --save-dev @sparticuz/chromium@153.0.0` brings it",
  );
}

/** A folder of this user with the unpacked files; renamed into place, so that nobody sees half of them. */
function unpacked(from: string): string {
  const { version } = JSON.parse(readFileSync(join(from, "package.json"), "utf8")) as { version: string };
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `retrograd-swiftshader-${version}-${user}`);
  if (existsSync(folder)) {
    if (statSync(folder).uid !== user)
      reject(
        "webgpu",
        `${folder} belongs to another user`,
        "it has to be removed, or TMPDIR set to a folder of one's own",
      );
    return folder;
  }
  const fresh = mkdtempSync(`${folder}-`);
  const archive = brotliDecompressSync(readFileSync(join(from, "bin", "swiftshader.tar.br")));
  for (const { name, bytes } of untar(archive))
    if (needed.includes(name)) writeFileSync(join(fresh, name), bytes, { mode: 0o755 });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    // Another process was first.
    rmSync(fresh, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
