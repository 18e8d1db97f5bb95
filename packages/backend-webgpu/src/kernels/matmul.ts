import type { Anchor, Dispatch } from "./kernel.ts";
import type { Product } from "./matmul/elements.ts";
import { plain } from "./matmul/plain.ts";
import { quads } from "./matmul/quads.ts";
import { partsOf, split } from "./matmul/split.ts";
import { tiled } from "./matmul/tiled.ts";

/** In families, chosen by the adapter: none is fast on all. */
export const matmul: Anchor<"matmul"> = {
  onceEach: true,
  dispatches: (call) => {
    const parts = partsOf(call);
    return parts > 1 ? split(call, parts, family) : [family(call)];
  },
};

function family(call: Product): Dispatch {
  const { m, n, k } = call.parameters;
  if (call.traits.hasQuads) return quads(call);
  // A product with hardly a sum in it gains nothing from tiles.
  return call.traits.isCpu || k < 4 || m * n < 64 ? plain(call) : tiled(call);
}
