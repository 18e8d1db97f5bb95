import { stripVTControlCharacters } from "node:util";

const widthOf = (cell: string): number => stripVTControlCharacters(cell).length;

/** Lines with the cells of each column below each other: the first column to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[], gap = "  "): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
    });
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? padRight(cell, widths[i]) : " ".repeat(widths[i] - widthOf(cell)) + cell))
      .join(gap)
      .trimEnd(),
  );
}

/** Blocks of lines side by side, each as wide as its widest line. */
export function sideBySide(blocks: readonly (readonly string[])[], gap: string): string[] {
  const widths = blocks.map((block) => Math.max(...block.map(widthOf)));
  const height = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: height }, (_, y) =>
    blocks
      .map((block, i) => padRight(block[y] ?? "", widths[i]))
      .join(gap)
      .trimEnd(),
  );
}

function padRight(cell: string, width: number): string {
  return cell + " ".repeat(width - widthOf(cell));
}
