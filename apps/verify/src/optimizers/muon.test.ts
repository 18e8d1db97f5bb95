import { cpu } from "@retrograd/backend-cpu";
import { array, compile, muon, type Optimizer, type Tensor, Variable } from "@retrograd/core";
import { expect, it } from "vitest";

/** Where one step from 0 leads along a gradient. */
async function moved(optimizer: Optimizer, g: number[][] | number[]): Promise<number[]> {
  const backend = cpu();
  const { shape, data } = array(g);
  const w = new Variable("parameter", () => [], shape, "float32");
  using step = compile(backend, ({ g }: { readonly g: Tensor }, pass) => {
    pass.update(optimizer, { w }, [g]);
    return {};
  });
  step({ g: { shape, dtype: "float32", data } });
  return Array.from((await backend.read([w.memory!]))[0] as ArrayLike<number>);
}

it("moves a matrix along the nearest orthogonal one, whatever the gradient's size", async () => {
  // A rotation, stretched by 1 and 3.
  const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
  const g = [
    [c, -3 * s],
    [s, 3 * c],
  ];
  const step = (await moved(muon({ learningRate: 1 }), g)).map((each) => -each);
  const large = (
    await moved(
      muon({ learningRate: 1 }),
      g.map((row) => row.map((each) => 1e4 * each)),
    )
  ).map((each) => -each);
  // Five steps leave singular values between 0.7 and 1.2.
  const [x, y] = [c * step[0] + s * step[2], -s * step[1] + c * step[3]];
  for (const value of [x, y]) {
    expect(value).toBeGreaterThan(0.65);
    expect(value).toBeLessThan(1.25);
  }
  expect(c * step[1] + s * step[3]).toBeCloseTo(0, 4);
  for (const [i, each] of step.entries()) expect(large[i]).toBeCloseTo(each, 4);
});

it("moves wide matrices farther, and leaves vectors and what is named to Adam", async () => {
  const wide = [[1, 1, 1, 1]];
  const step = await moved(muon({ learningRate: 1 }), wide);
  expect(Math.hypot(...step)).toBeGreaterThan(2 * 0.65);
  expect(Math.hypot(...step)).toBeLessThan(2 * 1.25);
  const byAdam = await moved(muon({ learningRate: 1, adamRate: 0.5, adamFor: ["w"] }), wide);
  const vector = await moved(muon({ learningRate: 1, adamRate: 0.5 }), [1, -2]);
  for (const each of byAdam) expect(each).toBeCloseTo(-0.5, 5);
  expect(vector[0]).toBeCloseTo(-0.5, 5);
  expect(vector[1]).toBeCloseTo(0.5, 5);
});
