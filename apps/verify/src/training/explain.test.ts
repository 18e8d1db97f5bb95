import { cpu } from "@retrograd/backend-cpu";
import {
  array,
  batchNorm,
  checkGradients,
  compile,
  conv2d,
  dense,
  explain,
  flatten,
  halfMse,
  ops,
  type Pass,
  relu,
  sequential,
  sigmoid,
  summary,
  type Tensor,
  Variable,
} from "@retrograd/core";
import { describe, expect, it } from "vitest";
import { network } from "./network.ts";

const sigma = (z: number): number => 1 / (1 + Math.exp(-z));

describe("explain", () => {
  it("tells z, a, δ and ∂E/∂W̃ of a 2-2-1 net as one computes them by hand", async () => {
    const [w1, b1, w2, b2] = [[0.1, -0.2, 0.4, 0.3], [0.05, -0.1], [0.7, -0.6], [0.2]];
    const model = sequential([
      dense(2, { weightInitializer: () => w1, biasInitializer: () => b1 }),
      sigmoid(),
      dense(1, { weightInitializer: () => w2, biasInitializer: () => b2 }),
      sigmoid(),
    ]);
    const [x, t] = [[0.5, -1], 1];
    const { cost, layers } = await explain(model, { x: [x], y: [[t]] }, { backend: cpu(), loss: halfMse() });

    const z1 = [0, 1].map((j) => (x[0] ?? 0) * (w1[j] ?? 0) + (x[1] ?? 0) * (w1[2 + j] ?? 0) + (b1[j] ?? 0));
    const a1 = z1.map(sigma);
    const z2 = (a1[0] ?? 0) * 0.7 + (a1[1] ?? 0) * -0.6 + 0.2;
    const a2 = sigma(z2);
    const delta2 = (a2 - t) * a2 * (1 - a2);
    const delta1 = a1.map((a, j) => delta2 * (w2[j] ?? 0) * a * (1 - a));
    expect(cost).toBeCloseTo(0.5 * (a2 - t) ** 2, 6);
    expect(layers.map(({ name, activation }) => [name, activation])).toEqual([
      ["0.dense", "1.sigmoid"],
      ["2.dense", "3.sigmoid"],
    ]);
    const close = (got: ArrayLike<number> | undefined, want: readonly number[]): void => {
      expect(Array.from(got ?? [])).toHaveLength(want.length);
      for (const [i, value] of want.entries()) expect(got?.[i]).toBeCloseTo(value, 6);
    };
    close(layers[0]?.z.data, z1);
    close(layers[0]?.a.data, a1);
    close(layers[0]?.delta.data, delta1);
    close(
      layers[0]?.gradient.data,
      [...x, 1].flatMap((input) => delta1.map((delta) => input * delta)),
    );
    close(layers[0]?.weights.data, [...w1, ...b1]);
    close(layers[1]?.delta.data, [delta2]);
    close(
      layers[1]?.gradient.data,
      [...a1, 1].map((input) => input * delta2),
    );
  });

  it("tells of convolutions, a row of weights for each tap and channel, and passes norms by", async () => {
    const model = sequential([conv2d(2, 2), batchNorm(), relu(), flatten(), dense(1)]);
    const { layers } = await explain(
      model,
      { x: array(Float32Array.from({ length: 18 }, Math.sqrt), { shape: [2, 3, 3, 1] }), y: [[0], [1]] },
      { backend: cpu(), loss: halfMse() },
    );
    expect(layers.map(({ name, weights, delta }) => [name, weights.shape, delta.shape])).toEqual([
      ["0.conv2d", [5, 2], [2, 2, 2, 2]],
      ["4.dense", [9, 1], [2, 1]],
    ]);
  });

  it("says so of a model without weights", async () => {
    await expect(
      explain(relu(), { x: [[1]], y: [[1]] }, { backend: cpu(), loss: halfMse() }),
    ).rejects.toThrow(
      "explain: the model has no layer with weights of its own; give a network of layers such as dense.",
    );
  });
});

describe("checkGradients", () => {
  it("agrees with right gradients, in float64", async () => {
    const check = await checkGradients(cpu(), ({ x, y }) => ops.sum(ops.mul(ops.tanh(x), ops.exp(y))), {
      x: [0.3, -1.2],
      y: [[0.5], [0.1]],
    });
    expect(check.passed).toBe(true);
    expect(check.worst.error).toBeLessThan(1e-8);
  });

  it("finds a wrong one, and where", async () => {
    const wrong = ({ x }: { x: Tensor }) =>
      ops.sum(ops.customGradient(ops.mul(x, x), { inputs: { x }, gradients: { x: (dy) => ops.mul(dy, x) } }));
    const { passed, worst } = await checkGradients(cpu(), wrong, { x: [0.1, 3, 0.2] });
    expect(passed).toBe(false);
    expect(worst).toMatchObject({ input: "x", place: 1, gradient: 3 });
    expect(worst.difference).toBeCloseTo(6, 5);
  });
});

describe("summary", () => {
  it("counts what a model would have, without making it", () => {
    const model = network();
    expect(`${summary(model, [1, 2])}`).toBe(
      [
        "layer      output  parameters",
        "─────────────────────────────",
        "0.dense    [1,16]          48",
        "1.tanh     [1,16]           0",
        "2.dense    [1,1]           17",
        "3.sigmoid  [1,1]            0",
        "65 parameters, 0 of them frozen",
      ].join("\n"),
    );
    expect(model[0]).toMatchObject({ weight: { shape: null } });
  });
});

describe("variables", () => {
  it("that a walk cannot find are refused, not left untrained", () => {
    const hidden = new Variable("parameter", () => [1], [1]);
    const layer = {
      name: "secret",
      forward: (x: Tensor, pass: Pass) => ops.mul(x, pass.read(hidden)),
    };
    const step = compile(cpu(), ({ x }, pass) => ({ y: pass.call(layer, x) }));
    expect(() => step({ x: [1], y: [1] })).toThrow(
      "secret: uses a variable that is not among its properties; make it a property, no private field or closure, so that it is trained.",
    );
  });
});
