import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { drawnDigits } from "./digits.ts";

const options = { seed: 1, training: 300, test: 100, size: 20 };
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("drawnDigits", () => {
  it("draws the same pixels from the same seed, on every machine", () => {
    const { training, test } = drawnDigits(options);
    expect(sha256(training.pixels)).toMatchInlineSnapshot(
      `"3486706f547b74901dfbb2b5faefb7c4239a86e161cdb161623cc2006378bbd9"`,
    );
    expect(sha256(test.labels)).toMatchInlineSnapshot(
      `"32ba821222ed4d2b55c75c9052b7769fab37bc29cf8d0749f3e717d32212bc43"`,
    );
  });

  it("draws other pixels from another seed, and for training and test", () => {
    const { training, test } = drawnDigits(options);
    expect(drawnDigits({ ...options, seed: 2 }).training.pixels).not.toEqual(training.pixels);
    expect(test.pixels.subarray(0, 400)).not.toEqual(training.pixels.subarray(0, 400));
  });

  it("draws an image that does not depend on how many there are", () => {
    const few = drawnDigits({ ...options, training: 10 }).training;
    expect(few.pixels).toEqual(drawnDigits(options).training.pixels.subarray(0, 10 * 400));
  });

  it("draws all ten digits about equally often, with ink in every image", () => {
    const { labels, pixels, count } = drawnDigits({ ...options, training: 2000 }).training;
    const counts = new Array<number>(10).fill(0);
    for (const label of labels) counts[label]++;
    expect(Math.min(...counts)).toBeGreaterThan(150);
    expect(Math.max(...counts)).toBeLessThan(250);
    for (let i = 0; i < count; i++)
      expect(Math.max(...pixels.subarray(400 * i, 400 * (i + 1)))).toBeGreaterThan(100);
  });

  it("draws in the size that is asked for", () => {
    const { rows, columns, pixels } = drawnDigits({ ...options, size: 28 }).test;
    expect([rows, columns, pixels.length]).toEqual([28, 28, 100 * 784]);
  });
});
