import { computed } from "@preact/signals";
import { type Theme, theme } from "../state/theme.ts";

type Color = readonly [red: number, green: number, blue: number];

/** From -1 over 0 to 1: blue and orange, which people tell apart however they see colours. */
const scales: Readonly<Record<Theme, readonly [Color, Color, Color]>> = {
  light: [
    [232, 119, 34],
    [250, 248, 244],
    [52, 120, 214],
  ],
  dark: [
    [226, 116, 42],
    [24, 27, 33],
    [72, 138, 232],
  ],
};

/** Steps of the scale; odd, so that 0 has one of its own. */
const levels = 255;

/** The scale as words of canvas pixels, and colours for lines and text on a canvas. */
export const palette = computed(() => {
  const [low, middle, high] = scales[theme.value];
  const words = Uint32Array.from({ length: levels }, (_, i) => {
    const value = (2 * i) / (levels - 1) - 1;
    const [from, share] = value < 0 ? [low, -value] : [high, value];
    const [r, g, b] = middle.map((mid, c) => Math.round(mid + share * (from[c] - mid)));
    return (255 << 24) | (b << 16) | (g << 8) | r;
  });
  const dark = theme.value === "dark";
  return {
    words,
    /** The same, paler: for a ground on which points of full colour lie. */
    pale: words.map((_, i) => wordOf(words, 0.62 * ((2 * i) / (levels - 1) - 1))),
    low: css(low),
    high: css(high),
    ink: dark ? "#e9eaee" : "#1b1c20",
    soft: dark ? "#a2a8b5" : "#5a5e69",
    strongLine: dark ? "#7a808d" : "#8d8f96",
    line: dark ? "#2a2e37" : "#e2dfd8",
    sheet: dark ? "#181b21" : "#ffffff",
    test: dark ? "#4fd1c1" : "#0d7d71",
  };
});

/** The word of a value from -1 to 1; what lies outside gets the end's. */
export function wordOf(words: Uint32Array, value: number): number {
  const level = ((value + 1) / 2) * (levels - 1) + 0.5;
  return words[level <= 0 ? 0 : level >= levels ? levels - 1 : level | 0];
}

const css = ([red, green, blue]: Color): string => `rgb(${red} ${green} ${blue})`;
