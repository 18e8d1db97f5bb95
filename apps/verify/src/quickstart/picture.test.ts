import { describe, expect, it } from "vitest";
import { blocks, trimmed } from "./picture.ts";

const picture = (rows: number, columns: number, ...pixels: number[]) => ({
  rows,
  columns,
  pixels: Uint8Array.from(pixels),
});

describe("blocks", () => {
  it("puts two rows into one line, without any control character where there are no colours", () => {
    expect(blocks(picture(2, 4, 255, 255, 0, 0, 255, 0, 255, 0), false)).toEqual(["█▀▄ "]);
  });

  it("measures ink by the darkest pixel, and takes a last odd row alone", () => {
    expect(blocks(picture(3, 2, 10, 90, 100, 0, 100, 20), false)).toEqual(["▄▀", "▀ "]);
    expect(blocks(picture(2, 2, 0, 0, 0, 0), false)).toEqual(["  "]);
  });

  it("paints greys, above as foreground and below as background", () => {
    expect(blocks(picture(2, 2, 0, 0, 255, 255), true)).toEqual(["\u001b[38;5;232;48;5;255m▀▀\u001b[0m"]);
  });
});

describe("trimmed", () => {
  it("cuts the edges at which no picture has ink", () => {
    const one = picture(3, 4, 0, 9, 0, 0, 0, 0, 200, 0, 0, 0, 0, 0);
    const two = picture(3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0);
    expect(trimmed([one, two])).toEqual([picture(2, 2, 0, 200, 0, 0), picture(2, 2, 0, 0, 100, 0)]);
  });

  it("leaves pictures without ink as they are", () => {
    expect(trimmed([picture(1, 2, 0, 0)])).toEqual([picture(1, 2, 0, 0)]);
  });
});
