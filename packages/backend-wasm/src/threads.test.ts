import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import { array, compile, ops, type Tensor } from "@retrograd/core";
import { expect, it } from "vitest";
import { created } from "./created.ts";
import { losses } from "./testing/losses.ts";

it.each([false, true])(
  "gives the same bits on any number of threads, deterministic: %s",
  async (deterministic) => {
    const [one, ...others] = await Promise.all(
      [1, 2, 3, 5].map(async (threads) => {
        const backend = await created({ threads, deterministic }, 1);
        expect(backend.threads).toBe(threads);
        const found = await losses(backend, 20);
        backend.dispose();
        return found;
      }),
    );
    for (const other of others) expect(other).toEqual(one);
  },
);

it("computes large products and sums on four threads as on one", async () => {
  const [one, four] = await Promise.all(
    [1, 4].map(async (threads) => {
      const backend = await created({ threads });
      const step = compile<{ x: Tensor; y: Tensor }, { sums: Tensor }>(backend, ({ x, y }) => ({
        sums: ops.sum(ops.relu(ops.matmul(x, y)), { axes: 0 }),
      }));
      const numbers = (seed: number) =>
        array(
          Float32Array.from({ length: 401 * 307 }, (_, i) => Math.sin(i * seed)),
          { shape: seed < 1 ? [401, 307] : [307, 401] },
        );
      const inputs = { x: numbers(0.7), y: numbers(1.3) };
      const runs = [];
      for (let i = 0; i < 50; i++) runs.push((await step(inputs).sums.readArray()).data);
      backend.dispose();
      return runs;
    }),
  );
  for (const run of [...(one ?? []), ...(four ?? [])]) expect(run).toEqual(one?.[0]);
});

it("ends its threads when it is disposed of", async () => {
  const ended: Promise<number>[] = [];
  const listen = (worker: Worker) => ended.push(new Promise((resolve) => worker.once("exit", resolve)));
  process.on("worker", listen);
  const backend = await created({ threads: 3 });
  process.off("worker", listen);
  expect(ended).toHaveLength(2);
  backend.dispose();
  expect(await Promise.all(ended)).toEqual([0, 0]);
});

it("lets a process end whose threads wait, and they compute nothing meanwhile", () => {
  const script = fileURLToPath(new URL("testing/forgetful.ts", import.meta.url));
  const printed = execFileSync(process.execPath, ["--conditions=@retrograd/source", script], {
    encoding: "utf8",
  });
  expect(Number(printed)).toBeLessThan(300);
});

it("rejects numbers of threads that make no sense", async () => {
  await expect(created({ threads: 0 })).rejects.toThrow(
    "wasm: cannot run on 0 threads; threads must be a whole number from 1 to 64.",
  );
});
