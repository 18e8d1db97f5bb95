/** Grey pixels, row-major; 0 is background, 255 is ink. */
export interface Picture {
  readonly rows: number;
  readonly columns: number;
  readonly pixels: Uint8Array;
}

/** Grain of the paper rather than ink. */
const faint = 64;

/** The lines of a picture in which each character is two pixels, one above the other. */
export function blocks(picture: Picture, colored: boolean): string[] {
  const { rows, columns, pixels } = picture;
  const ink = 0.4 * pixels.reduce((most, value) => Math.max(most, value), 1);
  const lines: string[] = [];
  for (let y = 0; y < rows; y += 2) {
    let line = "";
    let before = "";
    for (let x = 0; x < columns; x++) {
      const top = pixels[y * columns + x];
      const bottom = y + 1 < rows ? pixels[(y + 1) * columns + x] : 0;
      if (!colored) line += solid(top > ink, bottom > ink);
      else {
        const style = `\u001b[38;5;${grey(top)};48;5;${grey(bottom)}m`;
        line += `${style === before ? "" : style}▀`;
        before = style;
      }
    }
    lines.push(colored ? `${line}\u001b[0m` : line);
  }
  return lines;
}

function solid(top: boolean, bottom: boolean): string {
  return top ? (bottom ? "█" : "▀") : bottom ? "▄" : " ";
}

/** The nearest of the 24 greys, 8, 18, …, 238, at the end of the 256 colours of a terminal. */
function grey(value: number): number {
  return 232 + Math.min(23, Math.round((value / 255) * 23));
}

/** The pictures without the rows and columns at their edges in which none of them has ink. */
export function trimmed(pictures: readonly Picture[]): Picture[] {
  const { rows, columns } = pictures[0];
  let [top, bottom, left, right] = [rows, -1, columns, -1];
  for (const { pixels } of pictures)
    for (let i = 0; i < pixels.length; i++) {
      if (pixels[i] <= faint) continue;
      const x = i % columns;
      const y = (i - x) / columns;
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
    }
  if (bottom < 0) return [...pictures];
  const width = right - left + 1;
  const height = bottom - top + 1;
  return pictures.map(({ pixels }) => {
    const kept = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      const from = (top + y) * columns + left;
      kept.set(pixels.subarray(from, from + width), y * width);
    }
    return { rows: height, columns: width, pixels: kept };
  });
}
