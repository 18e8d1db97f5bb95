import { between, type Generator, generator } from "./generator.ts";
import { glyphs } from "./glyphs.ts";
import { hand } from "./hand.ts";
import { digitNames, type ImageData, type ImageSet } from "./imageSet.ts";
import { draw, segments } from "./pen.ts";

export interface DigitsOptions {
  /** The same seed draws the same pixels, on every machine. */
  readonly seed: number;
  readonly training: number;
  readonly test: number;
  /** Pixels in each row and column. */
  readonly size: number;
}

/** Pictures of digits, drawn from pen strokes: no two alike, nothing to download. */
export function drawnDigits(options: DigitsOptions): ImageData {
  return {
    name: "drawn digits",
    classes: digitNames,
    training: drawDigits(options.seed, 0, options.training, options.size),
    test: drawDigits(options.seed, 1, options.test, options.size),
  };
}

/** `count` images; image i depends on the seed, the stream and i alone. */
function drawDigits(seed: number, stream: number, count: number, size: number): ImageSet {
  const pixels = new Uint8Array(count * size * size);
  const labels = new Uint8Array(count);
  const ink = new Float64Array(size * size);
  for (let i = 0; i < count; i++) {
    const random = generator(seed, stream, i);
    labels[i] = Math.floor(random() * glyphs.length);
    drawDigit(labels[i], random, ink, size);
    const image = pixels.subarray(i * size * size, (i + 1) * size * size);
    expose(ink, random, image);
  }
  return { count, rows: size, columns: size, pixels, labels };
}

function drawDigit(digit: number, random: Generator, ink: Float64Array, size: number): void {
  const ways = glyphs[digit];
  const glyph = ways[Math.floor(random() * ways.length)];
  const width = size * between(random, 0.055, 0.13);
  draw(segments(glyph, hand(random, size)), width, ink, size);
}

/** Ink of some strength on paper with some grain, as bytes. */
function expose(ink: Float64Array, random: Generator, image: Uint8Array): void {
  const strength = between(random, 0.55, 1);
  const grain = between(random, 0, 0.25);
  for (let i = 0; i < image.length; i++) {
    const value = strength * ink[i] + grain * (random() - 0.5);
    image[i] = Math.round(255 * Math.min(1, Math.max(0, value)));
  }
}
