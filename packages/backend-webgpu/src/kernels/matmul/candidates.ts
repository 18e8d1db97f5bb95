import type { MatmulSizes } from "@retrograd/core/backend";
import type { SubgroupSizes, Traits } from "../kernel.ts";
import { tileLength } from "./elements.ts";
import { stripsOf } from "./strips.ts";
import { tiles } from "./tiles.ts";
import type { Way } from "./way.ts";

type ProductSizes = Pick<MatmulSizes, "batch" | "m" | "n" | "k">;

/** Ways that are tried at most. */
const mostCandidates = 8;

/** The ways to compute a product on such an adapter, the likely best first; several are worth being measured. */
export function candidates(sizes: ProductSizes, traits: Traits): Way[] {
  const { batch, m, n, k } = sizes;
  const plain: Way = { family: "plain", rows: Math.min(m, 4), columns: Math.min(n, 4), parts: 1 };
  const outputs = batch * m * n;
  if (traits.isCpu) {
    const parts = partsOf(k, outputs, 2 ** 14, 512);
    return [{ ...(traits.subgroups ? quadsOf(sizes) : plain), parts }];
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
    ...(traits.subgroups ? subgroupsOf(sizes, traits.subgroups) : []),
  ];
  return [best, ...others].slice(0, mostCandidates);
}

function quadsOf({ m, n }: ProductSizes): Way {
  const [rows, columns] = [tileLength(m, [4, 8, 16]), tileLength(n, [4, 8, 12, 16])];
  return { family: "quads", rows, columns, parts: 1 };
}

/** Sixteen rows for each invocation, and eight, which leave more registers and keep more of a device busy. */
function subgroupsOf({ batch, m, n, k }: ProductSizes, subgroups: SubgroupSizes): Way[] {
  const { count } = stripsOf(subgroups);
  const columns = tileLength(
    n,
    [1, 2, 4].map((wide) => wide * subgroups.most),
  );
  return [16, 8]
    .map((tall) => tall * count)
    .filter((rows) => rows < 2 * m && columns < 2 * n)
    .map((rows): Way => {
      const pieces = batch * Math.ceil(m / rows) * Math.ceil(n / columns);
      return { family: "subgroups", rows, columns, parts: partsOf(k, pieces, 64, 512) };
    });
}

/** How many parts to split the long axis into, so that there is work for a whole device. */
function partsOf(k: number, pieces: number, busy: number, leastLength: number): number {
  let parts = 1;
  while (parts < 64 && k / (2 * parts) >= leastLength && pieces * parts < busy) parts *= 2;
  return parts;
}
