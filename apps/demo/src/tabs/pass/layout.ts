import type { Figures } from "./figures.ts";

/** Of the drawing, in its own units. */
export const size = { width: 520, height: 380 };

interface Node {
  readonly layer: number;
  /** From 0; the bias' constant 1 comes behind the last one. */
  readonly unit: number;
  readonly x: number;
  readonly y: number;
}

interface Edge {
  /** The layer that it leads into. */
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface Layout {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

const margin = 48;

/** Where the units stand, layer by layer from left to right, and the lines between them. */
export function layoutOf({ layers, units }: Pick<Figures, "layers" | "units">): Layout {
  const most = Math.max(...Array.from({ length: layers }, (_, layer) => units(layer) + 1));
  const gap = Math.min(112, (size.height - 2 * margin) / (most - 1));
  const columns = Array.from({ length: layers + 1 }, (_, layer): Node[] => {
    const count = units(layer) + (layer < layers ? 1 : 0);
    return Array.from({ length: count }, (_, unit) => ({
      layer,
      unit,
      x: margin + ((size.width - 2 * margin) * layer) / layers,
      y: size.height / 2 + (unit - (count - 1) / 2) * gap,
    }));
  });
  const edges = columns.slice(1).flatMap((column, l) =>
    column
      .filter(({ unit }) => unit < units(l + 1))
      .flatMap((to) =>
        (columns[l] as Node[]).map((from): Edge => {
          return { layer: l + 1, from: from.unit, to: to.unit, x0: from.x, y0: from.y, x1: to.x, y1: to.y };
        }),
      ),
  );
  return { nodes: columns.flat(), edges };
}
