import type { Implementation, Strided, TypedArray } from "@retrograd/core/backend";

/** The places that a walk passes, in its order. */
function placesOf({ shape, strides, offset }: Strided): number[] {
  let places = [offset];
  shape.forEach((axis, d) => {
    const steps = Array.from({ length: axis }, (_, i) => i * strides[d]);
    places = places.flatMap((place) => steps.map((step) => place + step));
  });
  return places;
}

// What a plan knows when it is compiled is computed there, not in every run.
const stridedRead: Implementation<"stridedRead", TypedArray> = ({ x, out }, walk) => {
  const places = placesOf(walk);
  return () => {
    for (let i = 0; i < out.length; i++) out[i] = x[places[i]];
  };
};

const stridedWrite: Implementation<"stridedWrite", TypedArray> = ({ x, out }, { value, ...walk }) => {
  const places = placesOf(walk);
  return () => {
    out.fill(value);
    for (let i = 0; i < places.length; i++) out[places[i]] = x[i];
  };
};

const concat: Implementation<"concat", TypedArray> = ({ a, b, out }, { outer, lengthA, lengthB }) => {
  return () => {
    for (let o = 0; o < outer; o++) {
      const start = o * (lengthA + lengthB);
      out.set(a.subarray(o * lengthA, (o + 1) * lengthA), start);
      out.set(b.subarray(o * lengthB, (o + 1) * lengthB), start + lengthA);
    }
  };
};

const gather: Implementation<"gather", TypedArray> = ({ x, indices, out }, sizes) => {
  const { outer, length, inner, count } = sizes;
  return () => {
    for (let o = 0; o < outer; o++)
      for (let k = 0; k < count; k++)
        for (let i = 0; i < inner; i++) {
          const j = indices[k];
          const inside = j >= 0 && j < length;
          out[(o * count + k) * inner + i] = inside ? x[(o * length + j) * inner + i] : Number.NaN;
        }
  };
};

const scatterSum: Implementation<"scatterSum", TypedArray> = ({ x, indices, out }, sizes) => {
  const { outer, length, inner, count } = sizes;
  // Sums are made in float64 and rounded once, when they are stored.
  const sums = new Float64Array(outer * length * inner);
  return () => {
    sums.fill(0);
    for (let o = 0; o < outer; o++)
      for (let k = 0; k < count; k++) {
        const j = indices[k];
        if (j < 0 || j >= length) continue;
        for (let i = 0; i < inner; i++) sums[(o * length + j) * inner + i] += x[(o * count + k) * inner + i];
      }
    out.set(sums);
  };
};

const rotations = [13, 15, 26, 6, 17, 29, 16, 24];

/** Threefry-2x32 with 20 rounds (Salmon et al. 2011). */
const randomBits: Implementation<"randomBits", TypedArray> = ({ key, out }, { stream }) => {
  return () => {
    const keys = [key[0], key[1], 0x1bd11bda ^ key[0] ^ key[1]];
    for (let i = 0; i < out.length; i++) {
      let x = (i + keys[0]) | 0;
      let y = (stream + keys[1]) | 0;
      for (let round = 0; round < 20; round++) {
        const by = rotations[round % 8];
        x = (x + y) | 0;
        y = ((y << by) | (y >>> (32 - by))) ^ x;
        if (round % 4 !== 3) continue;
        const s = (round + 1) / 4;
        x = (x + keys[s % 3]) | 0;
        y = (y + keys[(s + 1) % 3] + s) | 0;
      }
      out[i] = x;
    }
  };
};

export const movements = { stridedRead, stridedWrite, concat, gather, scatterSum, randomBits };
