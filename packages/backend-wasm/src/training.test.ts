import { referenceBackend } from "@retrograd/conformance";
import { expect, it } from "vitest";
import { wasm } from "./index.ts";
import { losses } from "./testing/losses.ts";

it.each([false, true])("trains as the formulas say, deterministic: %s", async (deterministic) => {
  const got = await losses(await wasm({ deterministic }), 50);
  const want = await losses(referenceBackend(), 50);
  for (const [i, loss] of want.entries()) expect(Math.abs((got[i] ?? 0) / loss - 1)).toBeLessThan(1e-5);
});
