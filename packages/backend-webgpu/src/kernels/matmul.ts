import type { Anchor, Dispatch } from "./kernel.ts";
import { candidates } from "./matmul/candidates.ts";
import type { Product } from "./matmul/elements.ts";
import { plain } from "./matmul/plain.ts";
import { quads } from "./matmul/quads.ts";
import { partsIn, split } from "./matmul/split.ts";
import { subgroups } from "./matmul/subgroups.ts";
import { tiled } from "./matmul/tiled.ts";
import { tileProductOf } from "./matmul/tileProduct.ts";
import { nameOf, type Way, wayNamed } from "./matmul/way.ts";

const families: Readonly<Record<Way["family"], (call: Product, way: Way) => Dispatch>> = {
  plain,
  quads,
  subgroups,
  tiled: (call, way) => tiled(tileProductOf(call), call.traits.half, way),
};

/** In families: none is fast on all adapters. */
export const matmul: Anchor<"matmul"> = {
  onceEach: true,
  dispatches: (call) => {
    const { batch, m, n, k, transposeA, transposeB, batchedA, batchedB } = call.parameters;
    const flags = [transposeA && "Aᵀ", transposeB && "Bᵀ", batchedA && "A[]", batchedB && "B[]"];
    const question = ["matmul", `${batch}x${m}x${n}x${k}`, ...flags.filter(Boolean)].join(" ");
    const { way: forced } = call.traits;
    const name = forced ?? call.choose(question, candidates(call.parameters, call.traits).map(nameOf));
    const wanted = wayNamed(name);
    const way = { ...wanted, parts: partsIn(k, wanted.parts) };
    const dispatch = families[way.family](call, way);
    return way.parts > 1 ? split(call, way.parts, dispatch) : [dispatch];
  },
};
