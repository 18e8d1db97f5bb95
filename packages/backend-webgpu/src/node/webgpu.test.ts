import { expect, it } from "vitest";
import { testBackend } from "./testing/testBackend.ts";
import { webgpu } from "./webgpu.ts";

it("takes no adapter in software where a real one is wanted", async (context) => {
  const { missing } = await testBackend();
  if (missing) return context.skip(missing);
  await expect(webgpu({ software: true, hardware: true })).rejects.toThrow(
    /^webgpu: found only an adapter that computes in software; .+\.$/,
  );
});
