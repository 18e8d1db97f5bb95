import { cpu } from "@retrograd/backend-cpu";
import { checkpoint, restore } from "@retrograd/core";
import { expect, test } from "vitest";
import { batchOf, makeRun } from "./run.ts";

test("a run goes on with the ways to compute that its backend had chosen", async () => {
  const backend = cpu();
  backend.choices.set("some adapter: matmul 1x64x64x64", "tiled 32x32");
  const run = makeRun(backend, 5);
  await run.step(batchOf(0, "float32") as never).objective.read();
  const bytes = await checkpoint(run);
  const other = cpu();
  other.choices.set("some adapter: matmul 1x8x8x8", "plain 4x4");
  restore(makeRun(other, 5), bytes);
  expect([...other.choices]).toEqual([
    ["some adapter: matmul 1x8x8x8", "plain 4x4"],
    ["some adapter: matmul 1x64x64x64", "tiled 32x32"],
  ]);
});
