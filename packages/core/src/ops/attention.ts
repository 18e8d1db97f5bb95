import type { Shape } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { attentionBlock } from "./attentionBlock.ts";
import { broadcastTo } from "./broadcastTo.ts";
import { concat } from "./concat.ts";
import { broadcastShape, filled, float, sameDType } from "./operand.ts";
import { reshape } from "./reshape.ts";
import { slice } from "./slice.ts";
import { where } from "./where.ts";

/** Settings of `attention`. */
export interface AttentionOptions {
  /** What a query may see, broadcast to [..., L, S]: int32, 0 for keys that it may not, or float, which is added to the
   * scores (-Infinity hides a key). */
  readonly mask?: Tensor | null;
  /** Whether query i sees the keys 0 … i alone; no, unless said. */
  readonly causal?: boolean;
  /** Factor of the scores; 1 / √E, unless said. */
  readonly scale?: number;
}

/** Most scores of one head that are kept for the backward pass, and the queries of a block where there are more. */
const mostKept = 512 * 512;
const blockLength = 256;

/**
 * Scaled dot-product attention (Vaswani et al. 2017): softmax(q kᵀ · scale + mask) v over the keys, for queries
 * q [..., L, E], keys k [..., S, E] and values v [..., S, F]: [..., L, F]. A query that may see no key gets 0.
 *
 * Long sequences go through in blocks of queries, whose scores the backward pass computes again (as Dao et al. 2022 do):
 * memory grows with L and S, not with L · S.
 *
 * @throws RetrogradError where the shapes of q, k, v and the mask don't fit
 */
export function attention(q: Tensor, k: Tensor, v: Tensor, options: AttentionOptions = {}): Tensor {
  const { mask = null, causal = false } = options;
  sameDType("attention", [float("attention", q), k, v]);
  const batch = batchOf(q, k, v);
  const [L, E] = q.shape.slice(-2) as [number, number];
  const S = k.shape.at(-2) as number;
  const [queries, keys, values] = [q, k, v].map((x) => broadcastTo(x, [...batch, ...x.shape.slice(-2)])) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const bias = mask && biasOf(mask, [...batch, L, S], q);
  const isKept = L * S <= mostKept;
  const length = isKept ? Math.max(L, 1) : blockLength;
  const parts: Tensor[] = [];
  for (let first = 0; first === 0 || first < L; first += length) {
    const end = Math.min(first + length, L);
    // No query of a causal block sees a key behind the block's end.
    const seen = causal ? Math.min(S, end) : S;
    parts.push(
      attentionBlock(rows(queries, first, end), rows(keys, 0, seen), rows(values, 0, seen), {
        bias: bias && columns(rows(bias, first, end), seen),
        first: causal ? first : null,
        scale: options.scale ?? 1 / Math.sqrt(E),
        isKept,
      }),
    );
  }
  return concat(parts, -2);
}

/** x[..., from : to, :]; an axis of length 1 is there for all. */
function rows(x: Tensor, from: number, to: number): Tensor {
  const at = x.shape.length - 2;
  if (x.shape[at] === 1) return x;
  return slice(x, { begin: x.shape.map((_, d) => (d === at ? from : 0)), end: x.shape.with(at, to) });
}

function columns(x: Tensor, to: number): Tensor {
  return x.shape.at(-1) === 1 ? x : slice(x, { end: x.shape.with(-1, to) });
}

/** The axes before the last two, to which all operands broadcast. */
function batchOf(q: Tensor, k: Tensor, v: Tensor): Shape {
  const shapes = `queries [${q.shape}], keys [${k.shape}] and values [${v.shape}]`;
  if ([q, k, v].some((x) => x.shape.length < 2))
    reject("attention", `cannot take ${shapes}`, "each needs two axes at least, [length, features]");
  if (q.shape.at(-1) !== k.shape.at(-1))
    reject("attention", `cannot take ${shapes}`, "queries and keys must have as many features");
  if (k.shape.at(-2) !== v.shape.at(-2))
    reject("attention", `cannot take ${shapes}`, "there must be as many keys as values");
  return broadcastShape(
    "attention",
    [q, k, v].map((x) => x.shape.slice(0, -2)),
  );
}

/** What is added to the scores, with as many axes as they have. */
function biasOf(mask: Tensor, scores: Shape, { dtype }: Tensor): Tensor {
  const leading = scores.length - mask.shape.length;
  if (leading < 0 || mask.shape.some((axis, d) => axis !== 1 && axis !== scores[d + leading]))
    reject(
      "attention",
      `the mask has shape [${mask.shape}] and the scores [${scores}]`,
      "every axis of the mask must be that of the scores, counted from the last, or 1",
    );
  const shape = [...scores.slice(0, leading).map(() => 1), ...mask.shape];
  if (mask.dtype !== "int32") {
    if (mask.dtype !== dtype)
      reject(
        "attention",
        `the mask is ${mask.dtype} and the scores ${dtype}`,
        `give it as int32 or as ${dtype}`,
      );
    return reshape(mask, shape);
  }
  return reshape(where(mask, filled("attention", 0, mask.shape, dtype), -Infinity), shape);
}
