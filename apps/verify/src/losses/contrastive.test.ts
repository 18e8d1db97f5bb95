import { cpu } from "@retrograd/backend-cpu";
import {
  array,
  compile,
  contrastive,
  cost,
  infoNce,
  type Loss,
  ntXent,
  type Tensor,
  type Views,
} from "@retrograd/core";
import { expect, it } from "vitest";

const a = [
  [1, 0],
  [3, 4],
  [0, 2],
];
const b = [
  [2, 1],
  [3, 3],
  [-1, 2],
];

const cosine = (u: number[], v: number[]): number =>
  (u[0] * v[0] + u[1] * v[1]) / (Math.hypot(...u) * Math.hypot(...v));

async function meanOf(loss: Loss<Views>): Promise<number> {
  using step = compile(cpu(), ({ a, b }: { readonly a: Tensor; readonly b: Tensor }) => ({
    cost: cost(loss, { a, b }),
  }));
  return await step({ a: array(a), b: array(b) }).cost.read();
}

it("draws pairs together and pushes others apart up to the margin", async () => {
  using step = compile(
    cpu(),
    ({ a, b, targets }: { readonly a: Tensor; readonly b: Tensor; readonly targets: Tensor }) => ({
      each: cost(contrastive({ margin: 2 }), { a, b, targets }, { reduction: "none" }),
    }),
  );
  const { data } = await step({ a: array(a), b: array(b), targets: Int32Array.of(1, 0, 0) }).each.readArray();
  // Distances √2, 1 and 1.
  expect(Array.from(data).map((each) => Math.round(each * 1e5) / 1e5)).toEqual([1, 0.5, 0.5]);
});

it("is the cross-entropy of cosines: infoNce over the other view", async () => {
  const rows = a.map((u, i) => {
    const powers = b.map((v) => Math.exp(cosine(u, v) / 0.3));
    return -Math.log(powers[i] / powers.reduce((x, y) => x + y));
  });
  expect(await meanOf(infoNce({ temperature: 0.3 }))).toBeCloseTo((rows[0] + rows[1] + rows[2]) / 3, 5);
});

it("is the cross-entropy of cosines: ntXent over all other rows of both views", async () => {
  const z = [...a, ...b];
  const rows = z.map((u, i) => {
    const powers = z.map((v, k) => (k === i ? 0 : Math.exp(cosine(u, v) / 0.5)));
    return -Math.log(powers[(i + 3) % 6] / powers.reduce((x, y) => x + y));
  });
  expect(await meanOf(ntXent())).toBeCloseTo(rows.reduce((x, y) => x + y) / 6, 5);
});

it("says which settings are wrong", async () => {
  expect(() => infoNce({ temperature: 0 })).toThrow(
    "infoNce: temperature 0 is not positive; choose one above 0, such as 0.1.",
  );
  expect(() => contrastive({ margin: -1 })).toThrow(
    "contrastive: margin -1 is no distance; choose a finite one above 0, such as 1.",
  );
});
