import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runCheck, suite } from "@retrograd/conformance";
import { describe, expect, it } from "vitest";
import { denoHere, noDeno } from "../../../../tooling/deno/denoHere.ts";
import { WebGPUBackend } from "../backend.ts";
import type { Traits } from "../kernels/kernel.ts";
import { swiftshader } from "./swiftshader.ts";
import { mlp } from "./testing/mlp.ts";
import { gpuOf } from "./webgpu.ts";

/** Checks of the suite whose shaders are compiled, for each kernel and op. */
const checksEach = 4;

/** Compiles each of [WGSL, types of its buffers] with naga, the compiler of Deno and Firefox, and prints complaints. */
const program = `
const shaders = JSON.parse(Deno.readTextFileSync(Deno.args[0]));
const device = await (await navigator.gpu.requestAdapter()).requestDevice();
const complaints = [];
for (const [code, buffers] of shaders) {
  device.pushErrorScope("validation");
  const module = device.createShaderModule({ code });
  const entries = buffers.map((type, binding) => ({ binding, visibility: 4, buffer: { type } }));
  const layout = device.createPipelineLayout({ bindGroupLayouts: [device.createBindGroupLayout({ entries })] });
  device.createComputePipeline({ layout, compute: { module, entryPoint: "main" } });
  const error = await device.popErrorScope();
  if (error) complaints.push(error.message);
}
console.log(JSON.stringify({ compiled: shaders.length, complaints }));`;

/** The shaders of a network's training step and of the conformance suite, as made for one kind of adapter. */
async function shadersFor(traits: Partial<Traits>): Promise<[code: string, buffers: string[]][]> {
  const gpu = await gpuOf({ nullDevice: true }, traits);
  const backend = new WebGPUBackend(gpu, false);
  const codes = new Set<string>();
  const prototype = Object.getPrototypeOf(gpu.device) as GPUDevice;
  const original = prototype.createShaderModule;
  prototype.createShaderModule = function (descriptor) {
    codes.add(descriptor.code);
    return original.call(this, descriptor);
  };
  const { step, batch } = mlp(backend, [784, 128, 64, 10], 64);
  await step(batch).objective.read();
  const made = new Map<string, number>();
  for (const check of await suite()) {
    const count = (made.get(check.subject) ?? 0) + 1;
    made.set(check.subject, count);
    // The null device computes nothing, so that checks fail; their shaders are what is wanted.
    if (count <= checksEach) await runCheck(check, backend);
  }
  prototype.createShaderModule = original;
  backend.dispose();
  return [...codes].map((code) => [code, code.match(/(?<=var<)(storage|uniform)/g) ?? []]);
}

const found = denoHere();

describe.skipIf(!found)(`a second WGSL compiler${found ? "" : ` (${noDeno})`}`, () => {
  it.each([
    ["GPUs", { isCpu: false, subgroups: null }],
    ["CPUs", { isCpu: true, subgroups: null }],
  ] as const)("takes every shader for %s", { timeout: 300_000 }, async (_, traits) => {
    const shaders = await shadersFor(traits);
    const folder = mkdtempSync(join(tmpdir(), "retrograd-wgsl-"));
    writeFileSync(join(folder, "shaders.json"), JSON.stringify(shaders));
    writeFileSync(join(folder, "compile.mjs"), program);
    const driver = swiftshader();
    const env = { ...process.env, VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: dirname(driver) };
    const args = ["run", "--allow-read", "--unstable-webgpu", "compile.mjs", "shaders.json"];
    const printed = execFileSync(found as string, args, { cwd: folder, env, encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(JSON.parse(printed)).toEqual({ compiled: shaders.length, complaints: [] });
    expect(shaders.length).toBeGreaterThan(100);
  });
});
