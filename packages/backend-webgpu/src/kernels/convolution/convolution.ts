import type { ConvSizes } from "@retrograd/core/backend";
import { type Dispatch, forEach, type Scratch, type Traits } from "../kernel.ts";
import { candidates } from "../matmul/candidates.ts";
import { tileLength } from "../matmul/elements.ts";
import { partsIn, split } from "../matmul/split.ts";
import { tiled } from "../matmul/tiled.ts";
import type { TileProduct } from "../matmul/tileProduct.ts";
import { nameOf, type Way, wayNamed } from "../matmul/way.ts";
import { type Block, blocks, stretchesOf, tilesOf } from "./blocks.ts";
import type { StretchedProduct } from "./stretches.ts";

/** What any of the kernels is called with. */
interface Call {
  readonly parameters: ConvSizes;
  readonly size: number;
  readonly traits: Traits;
  readonly scratch: (elements: number) => Scratch;
  readonly choose: (question: string, candidates: readonly string[]) => string;
}

/** Invocations that keep a device busy. */
const busy = 2 ** 13;
/** Terms that each part of a long sum has at least. */
const leastLength = 64;

/** By stretches, or on a GPU also in tiles; a sum over many windows with few results is made in parts, which are then added up. */
export function convolution(
  name: string,
  call: Call,
  stretched: StretchedProduct,
  tiles: () => TileProduct,
): Dispatch[] {
  const { size, traits } = call;
  if (stretched.stretches * stretched.length === 0) return [forEach(size, "finish(i, 0.0f);")];
  const way = traits.isCpu ? null : wayOf(name, call, stretched);
  if (way?.family === "tiled") {
    const product = tiles();
    const parts = partsIn(product.k, way.parts);
    const dispatch = tiled(product, traits.half, { ...way, parts });
    return parts > 1 ? split(call, parts, dispatch) : [dispatch];
  }
  const block = blockOf(stretched, traits);
  const parts = partsOf(stretched, block);
  const dispatch = blocks(stretched, block, parts, call);
  return parts > 1 ? split(call, parts, dispatch) : [dispatch];
}

/**
 * On a GPU, tiles load what they compute with once for 16 to 128 rows or columns, where a block of 4x4 loads it for 4: they come first
 * where there are columns for at least half of a tile of 32.
 */
function wayOf(name: string, { parameters, traits, choose }: Call, stretched: StretchedProduct): Way {
  const { groups, phases, m, n, stretches, length } = stretched;
  const { batch, inChannels, outChannels, input, kernel, strides, dilation, padding } = parameters;
  const sizes = { batch: groups * phases, m, n, k: stretches * length };
  const block: Way = { family: "plain", rows: Math.min(m, 4), columns: Math.min(n, 4), parts: 1 };
  const inTiles = candidates(sizes, { ...traits, subgroups: null }).filter(
    ({ family }) => family === "tiled",
  );
  const names = (n > 16 ? [...inTiles, block] : [block, ...inTiles]).map(nameOf);
  const channels = `${groups}x${inChannels}x${outChannels}`;
  const volumes = [input, kernel, strides, dilation, padding].map((volume) => volume.join("x"));
  const question = [name, batch, channels, ...volumes].join(" ");
  return wayNamed(traits.way ?? choose(question, names));
}

/** Shared by four invocations on a CPU, as products of matrices are there; alone where there are hardly columns to share. */
function blockOf({ m, n }: StretchedProduct, { isCpu, subgroups }: Traits): Block {
  if (isCpu && subgroups && n >= 4)
    return { rows: tileLength(m, [4, 8, 16]), columns: tileLength(n, [4, 8, 12, 16]), sharedBy: 4 };
  return { rows: Math.min(m, 4), columns: Math.min(n, 4), sharedBy: 1 };
}

/** As many parts as there are once each has a whole number of stretches. */
function partsOf(product: StretchedProduct, block: Block): number {
  const { phases, stretches, length } = product;
  const wanted = Math.min(
    Math.floor((stretches * length) / leastLength),
    Math.ceil(busy / (tilesOf(product, block) * phases * block.sharedBy)),
    256,
  );
  const all = stretchesOf(product);
  return Math.ceil(all / Math.ceil(all / Math.max(1, wanted)));
}
