import { afterEach, expect, test, vi } from "vitest";
import { type Contestant, defaultEffort, measure } from "./measure.ts";

afterEach(() => void vi.restoreAllMocks());

test.each([0.005, 0.1, 1])(
  "steps far shorter than the clock's, of %d ms, are timed to a share of a sample",
  async (clockStep) => {
    const [stepMs, sampleMs] = [0.013, 100];
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => Math.floor(now / clockStep) * clockStep);
    const prepared: Contestant["prepared"] = {
      deviation: null,
      figures: async () => ({}),
      begin: async () => {},
      step() {
        now += stepMs;
      },
      sync: async () => {},
      dispose() {},
    };
    const effort = { ...defaultEffort, sampleMs };
    const [measured] = await measure([{ prepared, stepMs: null, warmUpSteps: 1 }], effort, () => {});
    const { samples } = measured as { samples: readonly number[] };
    expect(samples.length).toBeGreaterThan(8);
    for (const sample of samples)
      expect(Math.abs(sample / stepMs - 1)).toBeLessThan(clockStep / sampleMs + 0.001);
  },
);
