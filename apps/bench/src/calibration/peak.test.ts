import { expect, test } from "vitest";
import { kernel } from "./kernel.ts";

const bytes = kernel("plain");
const relaxed = kernel("relaxed");
const hasRelaxed = WebAssembly.validate(relaxed);

test.each(hasRelaxed ? [bytes, relaxed] : [bytes])(
  "a calibration kernel computes s ← s · a + b",
  (module) => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module));
    const { memory, run } = exports as unknown as { memory: WebAssembly.Memory; run(turns: number): void };
    const numbers = new Float32Array(memory.buffer);
    numbers.set([2, 2, 2, 2, 1, 10, 100, 1000, 3, 3, 3, 3]);
    run(2);
    // (3 · 2 + b) · 2 + b = 12 + 3 b
    for (let sum = 0; sum < 12; sum++)
      expect([...numbers.subarray(12 + 4 * sum, 16 + 4 * sum)]).toEqual([15, 42, 312, 3012]);
  },
);
