import type { MatmulSizes } from "@retrograd/core/backend";
import type { Traits } from "../kernel.ts";
import { tileLength } from "./elements.ts";
import { tiles } from "./tiles.ts";
import type { Way } from "./way.ts";

/** Ways that are tried at most. */
const mostCandidates = 8;

/** The ways to compute a product on such an adapter, the likely best first; several are worth being measured. */
export function candidates(sizes: MatmulSizes, traits: Traits): Way[] {
  const { batch, m, n, k } = sizes;
  const quads: Way = {
    family: "quads",
    rows: tileLength(m, [4, 8, 16]),
    columns: tileLength(n, [4, 8, 12, 16]),
    parts: 1,
  };
  const plain: Way = { family: "plain", rows: Math.min(m, 4), columns: Math.min(n, 4), parts: 1 };
  const outputs = batch * m * n;
  if (traits.isCpu) {
    const parts = partsOf(k, outputs, 2 ** 14, 512);
    return [{ ...(traits.hasQuads ? quads : plain), parts }];
  }
  // A product with hardly a sum in it gains nothing from tiles.
  if (k < 4 || m * n < 64) return [{ ...plain, parts: partsOf(k, outputs, 2 ** 14, 512) }];
  const fitting = tiles.filter(
    ({ rows, columns }) => rows <= 16 || (rows < 2 * m && columns < 2 * n && rows * columns < 4 * m * n),
  );
  const countOf = ({ rows, columns }: Pick<Way, "rows" | "columns">): number =>
    batch * Math.ceil(m / rows) * Math.ceil(n / columns);
  const tiled = fitting.map((tile): Way => {
    const parts = partsOf(k, countOf(tile), 64, 512);
    return { family: "tiled", rows: tile.rows, columns: tile.columns, parts };
  });
  const first = fitting.findIndex((tile) => countOf(tile) >= tile.atLeast);
  const best = tiled[first < 0 ? tiled.length - 1 : first];
  const others = [
    ...tiled.filter((way) => way !== best),
    ...(best.parts > 1 ? [{ ...best, parts: 1 }] : []),
    ...(traits.hasQuads ? [quads] : []),
  ];
  return [best, ...others].slice(0, mostCandidates);
}

/** How many parts to split the long axis into, so that there is work for a whole device. */
function partsOf(k: number, pieces: number, busy: number, leastLength: number): number {
  let parts = 1;
  while (parts < 64 && k / (2 * parts) >= leastLength && pieces * parts < busy) parts *= 2;
  return parts;
}
