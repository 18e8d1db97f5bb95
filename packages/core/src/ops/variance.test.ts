import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";
import { variance } from "./variance.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("is no number where the correction leaves nothing to divide by", () => {
  const { node } = variance(input(1), { correction: 1 });
  expect(node.inputs.b?.node.source).toEqual({ kind: "constant", value: NaN });
});
