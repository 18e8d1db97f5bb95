import { afterEach, describe, expect, it, vi } from "vitest";
import { WebGPUBackend } from "../backend.ts";
import { networks, scaledTraining } from "./testing/scaledTraining.ts";
import { testBackend } from "./testing/testBackend.ts";
import { gpuOf, webgpu } from "./webgpu.ts";

const { backend: software, missing } = await testBackend();
const kinds = [
  ["CPUs", { isCpu: true, subgroups: null }],
  ["GPUs", { isCpu: false, subgroups: null }],
] as const;
const cases = Object.keys(networks).flatMap((name) =>
  kinds.map(([kind, traits]) => [name, kind, traits] as const),
);

/** The shaders of a training step and the bytes of its arena. The null device has shader-f16, and its compiler checks them. */
async function made(network: string, traits: object, storage: "float32" | "float16") {
  const gpu = await gpuOf({ nullDevice: true, storage }, traits);
  const codes: string[] = [];
  const original = gpu.device.createShaderModule.bind(gpu.device);
  vi.spyOn(gpu.device, "createShaderModule").mockImplementation((descriptor) => {
    codes.push(descriptor.code);
    return original(descriptor);
  });
  const take = vi.spyOn(gpu.arena, "take");
  const { step, batch } = scaledTraining(new WebGPUBackend(gpu, false), network, 2048);
  await step(batch).objective.read();
  const [[, bytes]] = take.mock.calls;
  gpu.dispose();
  return { codes, bytes: bytes - batch.x.data.byteLength };
}

describe("float16 storage", () => {
  afterEach(() => vi.restoreAllMocks());

  it.each(cases)("takes less memory for %s on %s", async (network, _kind, traits) => {
    const single = await made(network, traits, "float32");
    const mixed = await made(network, traits, "float16");
    expect(mixed.bytes / single.bytes).toBeLessThan(0.7);
    expect(single.codes.join("\n")).not.toMatch(/\bf16\b|\bhalves\b/);
    const ofHalves = mixed.codes.filter((code) => /array<(vec4<)?f16/.test(code));
    expect(ofHalves.length).toBeGreaterThan(5);
    for (const code of ofHalves) expect(code).toMatch(/^enable f16;/m);
    expect(mixed.codes.join("\n")).toMatch(/let h\d+ = rounded\(v\d+\);\n\s*hal\w+\[.*\] = h\d+;/);
    expect(mixed.codes.join("\n")).toMatch(/f32\(hal\w+\[.*\]\)/);
  });

  it.skipIf(missing)("is refused where the device has no shader-f16", async () => {
    await expect(webgpu({ software: true, storage: "float16" })).rejects.toThrow(
      'webgpu: the adapter has no shader-f16, which float16 storage needs; another adapter, or a newer browser or graphics driver, may have it, or leave storage: "float16" out.',
    );
    const { device } = (software as WebGPUBackend).gpu;
    await expect(webgpu({ device, storage: "float16" })).rejects.toThrow(
      'webgpu: the device was made without shader-f16, which float16 storage needs; make it with requiredFeatures: ["shader-f16"], or leave storage: "float16" out.',
    );
  });

  it("asks for shader-f16 beside the features that are required", async () => {
    const gpu = await gpuOf({ nullDevice: true, storage: "float16", requiredFeatures: ["timestamp-query"] });
    expect([...gpu.device.features]).toEqual(expect.arrayContaining(["shader-f16", "timestamp-query"]));
    gpu.dispose();
  });
});
