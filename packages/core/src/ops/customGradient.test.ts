import { expect, it } from "vitest";
import { inputLeaf } from "../graph/apply.ts";
import { gradients } from "../graph/gradients.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { customGradient } from "./customGradient.ts";
import { floor } from "./floor.ts";
import { mul } from "./mul.ts";
import { stopGradient } from "./stopGradient.ts";
import { sum } from "./sum.ts";

const input = (...shape: number[]): Tensor => inputLeaf("x", shape, "float32");

it("hands back what the rule says, and nothing by the way that y was computed", () => {
  const [x, w] = [input(3), input(3)];
  const y = customGradient(floor(add(mul(x, w), 0.5)), {
    inputs: { x },
    gradients: { x: (dy) => mul(dy, 7) },
  });
  const [dx, dw] = gradients(sum(y), [x, w]) as [Tensor, Tensor];
  expect(dx.node.inputs.b?.node.source).toEqual({ kind: "constant", value: 7 });
  expect(dw.node.source).toEqual({ kind: "constant", value: 0 });
});

it("can give y itself another gradient, or none", () => {
  const x = input(3);
  const y = customGradient(x, { inputs: { x }, gradients: { x: (dy) => mul(dy, 7) } });
  expect(gradients(sum(y), [x])[0]?.node.kind).toBe("mul");
  expect(gradients(sum(stopGradient(x)), [x])[0]?.node.source).toEqual({ kind: "constant", value: 0 });
});
