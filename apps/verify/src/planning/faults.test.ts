import { compile, ops, type Tensor } from "@retrograd/core";
import type { Plan, Value } from "@retrograd/core/backend";
import { expect, it } from "vitest";
import { faults } from "./faults.ts";
import { host, plain } from "./host.ts";

const step = compile(host(plain), ({ x }: { x: Tensor }) => {
  const y = ops.softmax(ops.cumsum(x));
  return { y, z: ops.mul(ops.relu(ops.sin(x)), ops.sum(y)) };
});
const plan = step.plan({ x: [1, 2, 3] });

const changed = (change: (value: Value, index: number) => Value): Plan => ({
  ...plan,
  values: plan.values.map(change),
});

const prologue = compile(host(plain), ({ x }: { x: Tensor }) => ({
  y: ops.mul(ops.sum(ops.mul(ops.sin(x), x), { axes: 0, keepDims: true }), 2),
})).plan({ x: [1, 2, 3] });

it("finds nothing wrong with a plan as it is made", () => {
  expect(faults(plan, plain)).toEqual([]);
  expect(prologue.groups.map(({ prologueSize }) => prologueSize)).toContain(3);
  expect(faults(prologue, plain)).toEqual([]);
});

it.each<[string, Plan, RegExp]>([
  [
    "a prologue that writes",
    {
      ...prologue,
      values: prologue.values.map((value) =>
        value.place.kind === "group" ? { ...value, place: { kind: "arena", offset: 0 } } : value,
      ),
    },
    /stores v/,
  ],
  [
    "a prologue of another size",
    { ...prologue, groups: prologue.groups.map((group) => ({ ...group, prologueSize: 1 })) },
    /has not the group's size/,
  ],
  [
    "what is written over what a prologue reads",
    {
      ...prologue,
      values: prologue.values.map((value) =>
        value.place.kind === "arena" ? { ...value, place: { kind: "arena", offset: 0 } } : value,
      ),
    },
    /over v\d+, which (sin|mul) reads/,
  ],
])("finds %s", (_, broken, fault) => {
  expect(faults(broken, plain).join("\n")).toMatch(fault);
});

it("finds a prologue that was not asked for", () => {
  expect(faults(prologue, { ...plain, prologues: null }).join("\n")).toContain(
    "sum.x can't be computed in front",
  );
});

it.each<[string, Plan, RegExp]>([
  [
    "values on top of each other",
    changed((value) =>
      value.place.kind === "arena" ? { ...value, place: { kind: "arena", offset: 0 } } : value,
    ),
    /overwritten|over v/,
  ],
  [
    "values that lie askew",
    changed((value) =>
      value.place.kind === "arena"
        ? { ...value, place: { kind: "arena", offset: value.place.offset + 4 } }
        : value,
    ),
    /askew/,
  ],
  ["values outside the arena", { ...plan, bytes: 16 }, /past the arena/],
  [
    "what is read before it is written",
    { ...plan, groups: plan.groups.toReversed() },
    /before it is written/,
  ],
  [
    "what stayed inside another group",
    changed((value) => (value.place.kind === "arena" ? { ...value, place: { kind: "group" } } : value)),
    /stayed inside/,
  ],
])("finds %s", (_, broken, fault) => {
  expect(faults(broken, plain).join("\n")).toMatch(fault);
});
