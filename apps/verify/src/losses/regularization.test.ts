import { cpu } from "@retrograd/backend-cpu";
import {
  compile,
  elasticNet,
  gradients,
  l1,
  l2,
  type NumericArray,
  ops,
  type Regularization,
  type Tensor,
  Variable,
} from "@retrograd/core";
import { expect, test } from "vitest";

const frozen = new Variable("parameter", () => [100], [1], "float32", false);

async function penaltyOf(regularization: Regularization): Promise<{ penalty: number; slopes: number[] }> {
  const model = {
    weight: new Variable("parameter", () => [1, -2, 0.5], [3], "float32"),
    bias: new Variable("parameter", () => [-4], [1], "float32"),
    frozen,
  };
  const step = compile(cpu(), (_: { x: Tensor }, pass) => {
    const penalty = regularization(model, pass);
    return { penalty, slopes: ops.concat(gradients(penalty, [model.weight, model.bias]), 0) };
  });
  const { penalty, slopes } = step({ x: 0 });
  const { data }: NumericArray = await slopes.readArray();
  return { penalty: await penalty.read(), slopes: Array.from(data) };
}

const weights = (name: string): boolean => name.endsWith("weight");

test("l1 is the sum of absolute values", async () => {
  expect(await penaltyOf(l1(0.5))).toEqual({ penalty: 3.75, slopes: [0.5, -0.5, 0.5, -0.5] });
});

test("l2 is the sum of squares", async () => {
  expect(await penaltyOf(l2(0.5))).toEqual({ penalty: 10.625, slopes: [1, -2, 0.5, -4] });
});

test("names choose the parameters", async () => {
  expect(await penaltyOf(l2(0.5, weights))).toEqual({ penalty: 2.625, slopes: [1, -2, 0.5, 0] });
  expect(await penaltyOf(elasticNet({ l1: 1, l2: 1 }, weights))).toEqual({
    penalty: 8.75,
    slopes: [3, -5, 2, 0],
  });
  await expect(penaltyOf(l1(0.5, () => false))).rejects.toThrow(
    "l1: finds no parameter to keep small; trained ones are weight, bias, frozen.",
  );
});

test("a strength is a number from 0", () => {
  expect(() => l2(-1)).toThrow(
    "l2: strength -1 is out of range; choose a finite one from 0, such as 0.0001.",
  );
});
