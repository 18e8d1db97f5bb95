import type { Anchor } from "./kernel.ts";
import { plain } from "./matmul/plain.ts";
import { quads } from "./matmul/quads.ts";
import { tiled } from "./matmul/tiled.ts";

/** In families, chosen by the adapter: none is fast on all. */
export const matmul: Anchor<"matmul"> = {
  onceEach: true,
  dispatches: (call) => {
    const { m, n, k } = call.parameters;
    if (call.traits.hasQuads) return [quads(call)];
    // A product with hardly a sum in it gains nothing from tiles.
    return [call.traits.isCpu || k < 4 || m * n < 64 ? plain(call) : tiled(call)];
  },
};
