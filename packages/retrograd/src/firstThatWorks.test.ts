import type { Backend } from "@retrograd/core";
import { expect, it, vi } from "vitest";
import { firstThatWorks } from "./firstThatWorks.ts";
import type { BackendName, Makers } from "./makers.ts";

const order: readonly BackendName[] = ["webgpu", "wasm", "cpu"];

/** Makers of backends that only have a name; of some there is but a reason why not. */
function faked(reasons: Partial<Record<BackendName, unknown>>): Makers {
  const maker = (name: BackendName) =>
    vi.fn(async () => {
      if (name in reasons) throw reasons[name];
      return { name } as Backend;
    });
  return { webgpu: maker("webgpu"), wasm: maker("wasm"), cpu: maker("cpu") };
}

it("takes the first, and loads no other", async () => {
  const makers = faked({});
  expect(await firstThatWorks(order, makers)).toEqual({
    backend: { name: "webgpu" },
    name: "webgpu",
    skipped: [],
  });
  expect(makers.wasm).not.toHaveBeenCalled();
  expect(makers.cpu).not.toHaveBeenCalled();
});

it("says why it did not take the ones before, in the order in which it tried them", async () => {
  const makers = faked({
    webgpu: new Error("webgpu: found no graphics adapter; a driver helps."),
    wasm: new TypeError("Failed to load\nhere"),
  });
  const { name, skipped } = await firstThatWorks(order, makers);
  expect(name).toBe("cpu");
  expect(skipped).toEqual([
    { name: "webgpu", reason: "found no graphics adapter; a driver helps" },
    { name: "wasm", reason: "Failed to load" },
  ]);
});

it("says in one sentence that nothing can be had", async () => {
  const makers = faked({ webgpu: new Error("webgpu: no adapter."), wasm: "refused", cpu: new Error("lost") });
  await expect(firstThatWorks(order, makers)).rejects.toThrow(
    "bestBackend: no backend can be had here (webgpu: no adapter | wasm: refused | cpu: lost); one of these has to be put right, or another backend made by hand.",
  );
});
