import { at } from "../reference/formula.ts";
import { threefry } from "../reference/randomBits.ts";
import { placesOf } from "../reference/strided.ts";
import { replace, type Saboteur, saboteur } from "./saboteur.ts";

/** Movements that land next to where they should, and random numbers of another stream. */
export const movementSaboteurs: readonly Saboteur[] = [
  saboteur("stridedRead", "boundary", "starts at the first number", ({ x, out }, walk) => {
    const places = placesOf({ ...walk, offset: 0 });
    replace(out, (_, i) => at(x, Math.abs(places[i] as number)));
  }),
  saboteur("stridedRead", "broadcast", "takes a stride of 0 for 1", ({ x, out }, walk) => {
    const strides = walk.strides.map((stride) => stride || 1);
    const places = placesOf({ ...walk, strides });
    replace(out, (_, i) => at(x, (places[i] as number) % x.length));
  }),
  saboteur("stridedRead", "transpose", "keeps rows as rows", ({ x, out }, walk) => {
    const places = placesOf({ ...walk, strides: [...walk.strides].sort((a, b) => b - a) });
    replace(out, (_, i) => at(x, places[i] as number));
  }),
  saboteur("stridedWrite", "stale", "leaves what it does not reach", ({ x, out }, walk) => {
    for (const [i, place] of placesOf(walk).entries()) out[place] = at(x, i);
  }),
  saboteur("stridedWrite", "boundary", "fills with 0 whatever is asked for", (views, parameters, right) => {
    right(views, { ...parameters, value: 0 });
  }),
  saboteur("concat", "transpose", "puts the whole of b behind the whole of a", ({ a, b, out }) => {
    out.set(a);
    out.set(b, a.length);
  }),
  saboteur("concat", "tail", "forgets the last number of each row", (views, parameters, right) => {
    const before = views.out.slice();
    right(views, parameters);
    const length = parameters.lengthA + parameters.lengthB;
    views.out.forEach((_, i) => {
      if (i % length === length - 1) views.out[i] = before[i] as number;
    });
  }),
  saboteur("gather", "boundary", "takes the nearest row where there is none", (views, sizes, right) => {
    const most = sizes.length - 1;
    right(
      {
        ...views,
        indices: views.indices.map((j) => Math.max(0, Math.min(j, most))) as Int32Array<ArrayBuffer>,
      },
      sizes,
    );
  }),
  saboteur("gather", "sign", "counts negative indices from the end", (views, sizes, right) => {
    const indices = views.indices.map((j) => (j < 0 ? j + sizes.length : j)) as Int32Array<ArrayBuffer>;
    right({ ...views, indices }, sizes);
  }),
  saboteur("scatterSum", "accumulate", "keeps the last of several rows", ({ x, indices, out }, sizes) => {
    const { outer, length, inner, count } = sizes;
    out.fill(0);
    for (let o = 0; o < outer; o++)
      for (let k = 0; k < count; k++) {
        const j = at(indices, k);
        if (j < 0 || j >= length) continue;
        for (let i = 0; i < inner; i++)
          out[(o * length + j) * inner + i] = at(x, (o * count + k) * inner + i);
      }
  }),
  saboteur("scatterSum", "stale", "adds to what the output holds", (views, sizes, right) => {
    const before = views.out.slice();
    right(views, sizes);
    replace(views.out, (each, i) => each + at(before, i));
  }),
  saboteur("scatterSum", "boundary", "adds what lies outside to the last row", (views, sizes, right) => {
    const most = sizes.length - 1;
    right(
      { ...views, indices: views.indices.map((j) => (j > most ? most : j)) as Int32Array<ArrayBuffer> },
      sizes,
    );
  }),
  saboteur("scatterSum", "precision", "adds up in one running float32", ({ x, indices, out }, sizes) => {
    const { outer, length, inner, count } = sizes;
    out.fill(0);
    for (let i = 0; i < outer * count * inner; i++) {
      const j = at(indices, Math.floor(i / inner) % count);
      const place = (Math.floor(i / inner / count) * length + j) * inner + (i % inner);
      if (j >= 0 && j < length) out[place] = Math.fround(at(out, place) + at(x, i));
    }
  }),
  saboteur("randomBits", "broadcast", "draws the same for every stream", (views, _, right) => {
    right(views, { stream: 0 });
  }),
  saboteur("randomBits", "sign", "clears the sign", (views, parameters, right) => {
    right(views, parameters);
    replace(views.out, (each) => each & 0x7fffffff);
  }),
  saboteur("randomBits", "tail", "takes both words of each block", ({ key, out }, { stream }) => {
    for (let i = 0; i < out.length; i++)
      out[i] = threefry([at(key, 0), at(key, 1)], [i >> 1, stream])[i % 2] as number;
  }),
];
