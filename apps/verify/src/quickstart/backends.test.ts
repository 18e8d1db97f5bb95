import { beforeEach, expect, it, vi } from "vitest";
import { backendNames, chooseBackend, makeBackend, makeComparable } from "./backends.ts";

const webgpu = vi.hoisted(() => vi.fn());
vi.mock("@retrograd/backend-webgpu/node", () => ({ webgpu }));

beforeEach(() => {
  webgpu.mockReset();
});

it("makes every backend by its name", async () => {
  webgpu.mockResolvedValue({ name: "webgpu" });
  for (const name of backendNames) expect((await makeBackend(name)).name).toBe(name);
  expect(await makeComparable("webgpu")).toEqual({ backend: { name: "webgpu" }, remark: "" });
});

it("chooses the backend that is named, else the best one that is here", async () => {
  webgpu.mockResolvedValue({ name: "webgpu" });
  expect(await chooseBackend("ndarray")).toMatchObject({ name: "ndarray", skipped: [] });
  expect(await chooseBackend(null)).toEqual({
    name: "webgpu",
    backend: { name: "webgpu" },
    skipped: [],
    remark: "",
  });
  webgpu.mockRejectedValue(new Error("webgpu: no adapter."));
  const { name, backend, skipped } = await chooseBackend(null);
  expect([name, backend.name, skipped]).toEqual(["wasm", "wasm", [{ name: "webgpu", reason: "no adapter" }]]);
});

it("compares WebGPU in software where there is no GPU, and says so", async () => {
  webgpu.mockImplementation(async (options?: { software?: boolean }) => {
    if (!options?.software) throw new Error("no adapter");
    return { name: "webgpu" };
  });
  expect((await makeComparable("webgpu")).remark).toContain("in software");
  expect((await chooseBackend("webgpu")).remark).toContain("in software");
  await expect(makeBackend("webgpu")).rejects.toThrow("no adapter");
});

it("gives the first reason where there is neither", async () => {
  webgpu.mockImplementation(async (options?: { software?: boolean }) => {
    throw new Error(options?.software ? "no driver" : "no adapter");
  });
  await expect(makeComparable("webgpu")).rejects.toThrow("no adapter");
});
