import { conv as convOf } from "../reference/conv.ts";
import { convGradFilter as convGradFilterOf } from "../reference/convGradFilter.ts";
import { convGradInput as convGradInputOf } from "../reference/convGradInput.ts";
import { maxPoolGrad as maxPoolGradOf } from "../reference/maxPoolGrad.ts";
import { absolute, type Bound } from "./bound.ts";
import { roundings, scaled } from "./sums.ts";

const sizeOf = (axes: readonly number[]): number => axes.reduce((product, axis) => product * axis, 1);

// Every product rounds too, as in matmul.

export const conv: Bound<"conv"> = (views, sizes, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  convOf({ x: absolute(views.x), w: absolute(views.w), out: magnitude }, sizes);
  const terms = sizeOf(sizes.kernel) * sizes.inChannels;
  return { out: scaled(magnitude, epsilon * (1 + roundings(terms, epsilon))) };
};

export const convGradInput: Bound<"convGradInput"> = (views, sizes, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  convGradInputOf({ dy: absolute(views.dy), w: absolute(views.w), out: magnitude }, sizes);
  const terms = sizeOf(sizes.kernel) * sizes.outChannels;
  return { out: scaled(magnitude, epsilon * (1 + roundings(terms, epsilon))) };
};

export const convGradFilter: Bound<"convGradFilter"> = (views, sizes, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  convGradFilterOf({ x: absolute(views.x), dy: absolute(views.dy), out: magnitude }, sizes);
  const terms = sizes.batch * sizeOf(sizes.output);
  return { out: scaled(magnitude, epsilon * (1 + roundings(terms, epsilon))) };
};

/** As many terms as windows may share an element. */
export const maxPoolGrad: Bound<"maxPoolGrad"> = (views, sizes, epsilon) => {
  const magnitude = new Float64Array(views.out.length);
  maxPoolGradOf({ dy: absolute(views.dy), indices: views.indices, out: magnitude }, sizes);
  const terms = sizeOf(sizes.kernel.map((length, d) => Math.ceil(length / (sizes.strides[d] ?? 1))));
  return { out: scaled(magnitude, epsilon * roundings(terms, epsilon)) };
};
