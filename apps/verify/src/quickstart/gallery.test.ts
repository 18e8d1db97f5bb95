import { digitNames } from "@retrograd/data";
import { expect, it } from "vitest";
import { showConfusion, showImages } from "./gallery.ts";
import { recordingScreen } from "./recordingScreen.ts";

const test = {
  count: 3,
  rows: 2,
  columns: 2,
  pixels: Uint8Array.of(255, 0, 255, 0, 0, 255, 255, 0, 255, 255, 0, 255),
  labels: Uint8Array.of(1, 4, 7),
};
const data = { name: "test", classes: digitNames, training: test, test };
const predicted = { classes: Uint8Array.of(1, 4, 1), probabilities: Float64Array.of(0.9, 0.756, 0.999) };

it("showImages draws what is right, then what is wrong, with class, prediction and probability", () => {
  const screen = recordingScreen();
  showImages(data, predicted, screen);
  expect(screen.lines.map((line) => line.trimEnd())).toEqual([
    "Test images that it has never seen: what they are → what the network says, how sure it is",
    "",
    "█       ▄▀",
    "1 → 1   4 → 4",
    "90 %    76 %",
    "",
    "Its surest mistakes",
    "",
    "▀█",
    "7 → 1",
    "100 %",
    "",
  ]);
});

it("showConfusion counts by class and prediction", () => {
  const screen = recordingScreen();
  showConfusion(data, predicted, screen);
  expect(screen.lines[2]).toBe("     0  1  2  3  4  5  6  7  8  9");
  expect(screen.lines[7]).toBe("  4  ·  ·  ·  ·  1  ·  ·  ·  ·  ·");
  expect(screen.lines[10]).toBe("  7  ·  1  ·  ·  ·  ·  ·  0  ·  ·");
});
