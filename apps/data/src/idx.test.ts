import { describe, expect, it } from "vitest";
import { parseImages, parseLabels } from "./idx.ts";

const images = (count: number, pixels: number[]) =>
  new Uint8Array([0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 1, 0, 0, 0, 2, ...pixels]);

describe("parseImages", () => {
  it("reads count, rows and columns, then the pixels", () => {
    const parsed = parseImages(images(2, [1, 2, 3, 255]), "a");
    expect(parsed).toEqual({ count: 2, rows: 1, columns: 2, pixels: new Uint8Array([1, 2, 3, 255]) });
  });

  it("reads a view that starts in the middle of a buffer", () => {
    const whole = new Uint8Array(100);
    whole.set(images(1, [7, 9]), 13);
    expect(Array.from(parseImages(whole.subarray(13, 31), "a").pixels)).toEqual([7, 9]);
  });

  it("says how many bytes a truncated file has and should have", () => {
    expect(() => parseImages(images(2, [1, 2, 3]), "train-images")).toThrow(
      "idx: train-images has 19 bytes; its header asks for 20 (16 + 2 × 1 × 2).",
    );
    expect(() => parseImages(new Uint8Array([0, 0, 8]), "train-images")).toThrow(
      "idx: train-images ends after 3 bytes; the header of images alone takes 16.",
    );
  });

  it("refuses bytes that are too many", () => {
    expect(() => parseImages(images(1, [1, 2, 3]), "a")).toThrow("a has 19 bytes; its header asks for 18");
  });

  it("names the magic number that it found and the right one", () => {
    const labels = images(1, [1, 2]);
    labels[3] = 1;
    expect(() => parseImages(labels, "a")).toThrow(
      "idx: a starts with the magic number 0x00000801; images start with 0x00000803.",
    );
  });
});

describe("parseLabels", () => {
  it("reads the count, then the labels", () => {
    expect(Array.from(parseLabels(new Uint8Array([0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4]), "a"))).toEqual([
      5, 0, 4,
    ]);
  });

  it("refuses images, and what is too short", () => {
    expect(() => parseLabels(images(1, [1, 2]), "a")).toThrow(
      "idx: a starts with the magic number 0x00000803; labels start with 0x00000801.",
    );
    expect(() => parseLabels(new Uint8Array([0, 0, 8, 1, 0, 0, 0, 3, 5]), "a")).toThrow(
      "idx: a has 9 bytes; its header asks for 11 (8 + 3).",
    );
  });
});
