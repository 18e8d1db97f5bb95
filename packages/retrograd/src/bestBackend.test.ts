import { RetrogradError } from "@retrograd/core";
import { beforeEach, expect, it, vi } from "vitest";
import { type BackendName, bestBackend } from "./index.ts";

// Whether this machine has a GPU must not decide what is tested.
const webgpu = vi.hoisted(() => vi.fn());
vi.mock("@retrograd/backend-webgpu/node", () => ({ webgpu }));

beforeEach(() => {
  webgpu.mockReset();
});

const found = { name: "webgpu" };
const noAdapter = new RetrogradError("webgpu: found no adapter; a graphics driver helps.");

it("takes a real GPU where there is one", async () => {
  webgpu.mockResolvedValue(found);
  expect(await bestBackend()).toEqual({ backend: found, name: "webgpu", skipped: [] });
  expect(webgpu).toHaveBeenCalledExactlyOnceWith({ hardware: true });
});

it("takes WebAssembly where there is no GPU, and says why", async () => {
  webgpu.mockRejectedValue(noAdapter);
  const { backend, name, skipped } = await bestBackend();
  expect([backend.name, name]).toEqual(["wasm", "wasm"]);
  expect(skipped).toEqual([{ name: "webgpu", reason: "found no adapter; a graphics driver helps" }]);
  backend.dispose();
});

it("takes plain TypeScript where there is neither", async () => {
  webgpu.mockRejectedValue(noAdapter);
  vi.stubGlobal("WebAssembly", undefined);
  const { backend, skipped } = await bestBackend();
  vi.unstubAllGlobals();
  expect(backend.name).toBe("cpu");
  expect(skipped.map(({ name }) => name)).toEqual(["webgpu", "wasm"]);
});

it.each(["cpu", "wasm"] as const)("takes %s first where it is preferred", async (prefer) => {
  const { backend, skipped } = await bestBackend({ prefer });
  expect([backend.name, skipped]).toEqual([prefer, []]);
  expect(webgpu).not.toHaveBeenCalled();
});

it("goes through a list of preferences, then through the others", async () => {
  webgpu.mockRejectedValue(noAdapter);
  expect((await bestBackend({ prefer: ["webgpu", "cpu"] })).name).toBe("cpu");
  expect((await bestBackend({ prefer: ["webgpu", "webgpu"] })).skipped).toHaveLength(1);
  expect((await bestBackend({ prefer: [] })).name).toBe("wasm");
});

it("names an unknown preference and the known ones", async () => {
  const prefer = "tpu" as BackendName;
  const sentence =
    'bestBackend: there is no backend "tpu"; prefer one of webgpu, wasm, cpu, or make another by hand.';
  await expect(bestBackend({ prefer })).rejects.toThrow(sentence);
  await expect(bestBackend({ prefer: ["cpu", prefer] })).rejects.toThrow(sentence);
});
