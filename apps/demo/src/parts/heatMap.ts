import { wordOf } from "./palette.ts";

/** A square picture of numbers from -1 to 1, made again and again in the same place. */
export interface HeatMap {
  readonly canvas: HTMLCanvasElement;
  /** Colours pixel i by values[start + i · stride]. */
  paint(words: Uint32Array, values: Float32Array, start?: number, stride?: number): void;
}

export function heatMap(side: number): HeatMap {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  const image = context.createImageData(side, side);
  const pixels = new Uint32Array(image.data.buffer);
  return {
    canvas,
    paint(words, values, start = 0, stride = 1) {
      for (let i = 0, at = start; i < pixels.length; i++, at += stride) pixels[i] = wordOf(words, values[at]);
      context.putImageData(image, 0, 0);
    },
  };
}
