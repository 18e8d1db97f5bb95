import { join } from "node:path";
import { type Browser, type BrowserServer, type LaunchOptions, chromium as launcher } from "playwright";
import { unpacked } from "../../packages/backend-webgpu/src/node/unpacked.ts";

const libraries = [
  "libexpat.so.1",
  "libfreebl3.chk",
  "libfreebl3.so",
  "libfreeblpriv3.chk",
  "libfreeblpriv3.so",
  "libnspr4.so",
  "libnss3.so",
  "libnssutil3.so",
  "libplc4.so",
  "libplds4.so",
  "libsoftokn3.chk",
  "libsoftokn3.so",
].map((name) => `lib/${name}`);
const drivers = [
  "libEGL.so",
  "libGLESv2.so",
  "libvk_swiftshader.so",
  "libvulkan.so.1",
  "vk_swiftshader_icd.json",
];

/** The Chromium inside the npm package `@sparticuz/chromium`, without a window, its WebGPU in software. */
export async function chromium(): Promise<Browser> {
  return launcher.launch(options());
}

/** The same for several processes: each connects to `wsEndpoint()`. */
export async function sharedChromium(): Promise<BrowserServer> {
  return launcher.launchServer(options());
}

function options(): LaunchOptions {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(`browser: npm has a Chromium for Linux on x64, not for ${process.platform}.`);
  const folder = unpacked("chromium", "the browser test", {
    archives: ["al2023.tar.br", "swiftshader.tar.br"],
    files: [...libraries, ...drivers],
    programs: { chromium: "chromium.br" },
  });
  // A driver chosen for this process is none for the browser's.
  const { VK_ICD_FILENAMES: _, ...env } = process.env;
  return {
    executablePath: join(folder, "chromium"),
    args: ["--no-sandbox", "--enable-unsafe-webgpu", "--no-zygote"],
    env: { ...(env as Record<string, string>), LD_LIBRARY_PATH: join(folder, "lib") },
  };
}
