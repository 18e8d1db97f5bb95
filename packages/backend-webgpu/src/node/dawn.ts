import { isMainThread } from "node:worker_threads";
import { reject } from "@retrograd/core/backend";
import { swiftshader } from "./swiftshader.ts";

const driverVariable = "VK_ICD_FILENAMES";

/** What `create()` returned, for the life of the process: a device whose instance is collected crashes it. A
 * module may be loaded more than once in a process, by a test runner for instance, hence the global. */
const held = globalThis as { [instances]?: GPU[] };
const instances = Symbol.for("@retrograd/backend-webgpu instances");

/**
 * Dawn, Chromium's WebGPU, as the package `webgpu` brings it to Node.
 *
 * @param settings such as `backend=null`
 */
export async function dawn(settings: readonly string[] = []): Promise<GPU> {
  const { create } = await import("webgpu").catch((error: Error) =>
    reject(
      "webgpu",
      `the package webgpu cannot be loaded (${error.message.split("\n", 1)[0]})`,
      "`npm install webgpu@0.6.2` brings it",
    ),
  );
  const api = create([...settings]);
  held[instances] = [...(held[instances] ?? []), api];
  return api;
}

/** Lets `use` find SwiftShader and no other driver. */
export async function withSoftwareDriver<T>(use: () => Promise<T>): Promise<T> {
  return await withDriver(swiftshader(), use);
}

/** Lets `use` find one driver and no other. Browsers started later must not inherit the variable.
 *
 * @param file the driver's manifest */
export async function withDriver<T>(file: string, use: () => Promise<T>): Promise<T> {
  const { env } = process;
  const before = env[driverVariable];
  if (!isMainThread && before !== file)
    reject(
      "webgpu",
      "the software adapter cannot be chosen from a worker thread, whose environment variables are a copy",
      `set ${driverVariable}=${file} before the process starts, or make the backend on the main thread`,
    );
  env[driverVariable] = file;
  try {
    return await use();
  } finally {
    if (before === undefined) delete env[driverVariable];
    else env[driverVariable] = before;
  }
}
