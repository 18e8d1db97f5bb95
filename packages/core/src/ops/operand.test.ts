import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { greater } from "./greater.ts";
import { mul } from "./mul.ts";
import { sigmoid } from "./sigmoid.ts";
import { where } from "./where.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");
const integers = (...shape: number[]): Tensor => inputLeaf("ids", shape, "int32");

it("broadcasts as numpy does, and says which axes differ", () => {
  expect(add(input(7, 1, 3), input(5, 1)).shape).toEqual([7, 5, 3]);
  expect(add(input(0, 3), input(3)).shape).toEqual([0, 3]);
  expect(() => add(input(2, 3), input(2))).toThrow(
    "add: cannot broadcast [2,3] with [2]; axes 3 and 2 must be equal, or one of them 1.",
  );
  expect(where(integers(2, 1), input(3), 0).shape).toEqual([2, 3]);
});

it("mixes no dtypes", () => {
  expect(() => add(input(2), integers(2))).toThrow(
    "add: cannot mix float32 and int32; cast one of them first.",
  );
  expect(() => mul(integers(2), 0.5)).toThrow(
    "mul: cannot take 0.5 as int32; give a whole number, or cast to float32 first.",
  );
  expect(() => sigmoid(integers(2))).toThrow("sigmoid: cannot take int32; cast to float32 first.");
  expect(() => where(input(2), 1, input(2))).toThrow(
    "where: the condition is float32; it must be int32: cast it first.",
  );
  expect(greater(input(2), 1).dtype).toBe("int32");
});

it("needs a tensor among its operands", () => {
  expect(() => add(1, 2)).toThrow("add: was given numbers only; at least one operand must be a tensor.");
});
