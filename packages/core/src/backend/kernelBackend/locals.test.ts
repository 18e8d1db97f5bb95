import { expect, it } from "vitest";
import type { Operand, Step, Value } from "../plan.ts";
import { localSlots } from "./locals.ts";

const local: Value = { dtype: "float32", shape: [8], size: 8, place: { kind: "group" } };
const outside: Value = { dtype: "float32", shape: [], size: 1, place: { kind: "arena", offset: 0 } };
const everywhere = { shape: [8], strides: [0], offset: 0 };

const step = (x: Operand, out: number): Step => ({
  kernel: "exp",
  elementwise: true,
  parameters: {},
  operands: { x },
  outputs: { out: { value: out, view: null } },
  origin: "exp",
});

it("uses a block again once its value has been read", () => {
  const at = (value: number): Operand => ({ value, view: null });
  const steps = [step(at(3), 0), step(at(0), 1), step(at(1), 2)];
  const slots = localSlots(steps, [local, local, local, outside], 4);
  expect(new Set(slots.values()).size).toBe(1);
});

it("keeps what the first block loads for all away from what other steps write", () => {
  const at = (value: number): Operand => ({ value, view: null });
  // The walk is first read by the last step: an earlier step's block is free by then, but only in the first block.
  const steps = [step(at(3), 0), step(at(0), 1), step({ value: 2, view: everywhere }, 4)];
  const slots = localSlots(steps, [local, local, outside, outside, outside], 4);
  const [walk] = [...slots].filter(([key]) => key.startsWith("2 ")).map(([, slot]) => slot);
  expect([...slots].filter(([, slot]) => slot === walk)).toHaveLength(1);
});
