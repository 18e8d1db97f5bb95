import { clipByGlobalNorm, clipByValue, sgd } from "@retrograd/core";
import { expect, test } from "vitest";
import { updatesOf } from "./updates.ts";

const start = [1, -2, 0.5, 0.25];
const gradient = [3, 0, -4, 12];

async function clipped(change: Parameters<typeof updatesOf>[1]): Promise<number[]> {
  const updates = updatesOf(sgd({ learningRate: 1 }), change);
  updates.step(gradient.slice(0, 3), gradient[3] as number);
  return (await updates.parameters()).map((value, i) => (start[i] as number) - value);
}

test("no element is beyond the limit", async () => {
  expect(await clipped((g) => clipByValue(g, 3.5))).toEqual([3, 0, -3.5, 3.5]);
});

test.each([
  [2, 13],
  [1, 19],
  [3, (27 + 64 + 1728) ** (1 / 3)],
  [Infinity, 12],
])("all gradients together have no larger norm of type %d", async (normType, norm) => {
  const got = await clipped((g) => clipByGlobalNorm(g, 6.5, { normType }));
  for (const [i, g] of gradient.entries()) expect(got[i]).toBeCloseTo((g * 6.5) / norm, 5);
  expect(await clipped((g) => clipByGlobalNorm(g, 20, { normType }))).toEqual(gradient);
});
