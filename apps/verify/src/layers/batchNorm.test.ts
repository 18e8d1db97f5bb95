import { cpu } from "@retrograd/backend-cpu";
import { array, type BatchNorm, batchNorm, compile, load, save, type Variable } from "@retrograd/core";
import { expect, it } from "vitest";

const backend = cpu();
const numbers = async ({ memory }: Variable): Promise<number[]> =>
  Array.from((await backend.read([memory!]))[0] as ArrayLike<number>);

/** One pass of rows through the layer. */
async function passed(layer: BatchNorm, x: number[][], training: boolean): Promise<number[]> {
  using step = compile(backend, ({ x }, pass) => ({ y: pass.call(layer, x) }), { training });
  return Array.from((await step({ x, y: [] }).y.readArray()).data);
}

it("moves its running moments by the batch's mean and unbiased variance, and only in training", async () => {
  const layer = batchNorm({ momentum: 0.25 });
  // Means 3 and 10, sums of squares 8 and 200.
  const x = [
    [1, 0],
    [3, 10],
    [5, 20],
  ];
  await passed(layer, x, true);
  expect(await numbers(layer.runningMean)).toEqual([0.75, 2.5]);
  expect(await numbers(layer.runningVariance)).toEqual([0.75 + 0.25 * 4, 0.75 + 0.25 * 100]);
  await passed(layer, x, false);
  expect(await numbers(layer.runningMean)).toEqual([0.75, 2.5]);
});

it("evaluates with the running moments, one example at a time if need be", async () => {
  const layer = batchNorm({ epsilon: 0, momentum: 1 });
  await passed(layer, [[1], [3], [5]], true);
  expect(await passed(layer, [[7]], false)).toEqual([2]);
});

it("normalizes the channels of a batch of images wherever they lie", async () => {
  const last = compile(backend, ({ x }, pass) => ({ y: pass.call(batchNorm(), x) }));
  const first = compile(backend, ({ x }, pass) => ({
    y: pass.call(batchNorm({ layout: "channelsFirst" }), x),
  }));
  const images = Float32Array.from({ length: 24 }, (_, i) => (i * i) % 17);
  const turned = Float32Array.from(
    { length: 24 },
    (_, i) => images[Math.floor(i / 12) * 12 + (i % 6) * 2 + (Math.floor(i / 6) % 2)] as number,
  );
  const y = (await last({ x: array(images, { shape: [2, 2, 3, 2] }), y: [] }).y.readArray()).data;
  const z = (await first({ x: array(turned, { shape: [2, 2, 2, 3] }), y: [] }).y.readArray()).data;
  for (let i = 0; i < 24; i++)
    expect(z[i]).toBeCloseTo(y[Math.floor(i / 12) * 12 + (i % 6) * 2 + (Math.floor(i / 6) % 2)] as number, 5);
});

it("is saved under PyTorch's names", async () => {
  const layer = batchNorm();
  await passed(layer, [[1], [3]], true);
  const bytes = await save({ norm: layer });
  const copy = batchNorm();
  load({ norm: copy }, bytes);
  expect(await passed(copy, [[2]], false)).toEqual(await passed(layer, [[2]], false));
  expect(new TextDecoder().decode(bytes)).toContain('"norm.running_var"');
});
