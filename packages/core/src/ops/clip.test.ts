import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { clip } from "./clip.ts";
import { softplus } from "./softplus.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("says which options make no sense", () => {
  expect(() => clip(input(2), { min: 2, max: 1 })).toThrow(
    "clip: cannot clip to 2 … 1; min must not exceed max.",
  );
  expect(() => softplus(input(2), { beta: 0 })).toThrow(
    "softplus: cannot have beta 0; it must be greater than 0.",
  );
});
