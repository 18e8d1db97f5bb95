import type { Group, Place, Plan, Step } from "@retrograd/core/backend";
import { expect, test } from "vitest";
import { summedProducts } from "./products.ts";

const [rows, length] = [3, 4];
const dense = (value: number) => ({ value, view: null });

const step = (kernel: string, operands: Record<string, number>, out: number, parameters = {}): Step => ({
  kernel: kernel as Step["kernel"],
  elementwise: kernel !== "sum",
  parameters,
  operands: Object.fromEntries(Object.entries(operands).map(([name, value]) => [name, dense(value)])),
  outputs: { out: dense(out) },
  origin: kernel,
});
const along = { outer: rows, length, inner: 1 };
const product = step("mul", { a: 0, b: 1 }, 2);
const sum = step("sum", { x: 2 }, 3, along);

/** a, b, their product and its sum are values 0 to 3; more values lie at these places. */
function plan(
  groups: readonly (readonly Step[])[],
  more: readonly Place[] = [],
  outputs: number[] = [3],
): Plan {
  const bytes = rows * length * 4;
  const places: Place[] = [
    { kind: "arena", offset: 0 },
    { kind: "variable", index: 0 },
    { kind: "arena", offset: bytes },
    { kind: "arena", offset: 2 * bytes },
    ...more,
  ];
  const size = rows * length;
  return {
    name: "plan",
    values: places.map((place) => ({ dtype: "float32", shape: [rows, length], size, place })),
    inputs: [{ name: "a", value: 0 }],
    outputs: outputs.map((value) => ({ name: `${value}`, value })),
    groups: groups.map((steps): Group => ({ label: "", size, prologueSize: 0, steps })),
    variables: [],
    bytes: 4 * bytes,
    describe: () => "",
  };
}

test("a sum along rows multiplies for itself where nobody else reads the product", () => {
  expect(summedProducts(plan([[product], [sum]]))).toEqual(new Map([[2, [0, 1]]]));
});

test("a product that is read by others, or down columns, is written", () => {
  expect(summedProducts(plan([[product], [sum]], [], [2, 3]))).toEqual(new Map());
  const again = step("add", { a: 2, b: 2 }, 4);
  expect(summedProducts(plan([[product], [sum], [again]], [{ kind: "arena", offset: 480 }]))).toEqual(
    new Map(),
  );
  const columns = step("sum", { x: 2 }, 3, { outer: 1, length: rows, inner: length });
  expect(summedProducts(plan([[product], [columns]]))).toEqual(new Map());
});

test("a product is written where what it is a product of changes before the sum", () => {
  const upon = step("neg", { x: 1 }, 4);
  for (const place of [{ kind: "arena", offset: 16 } as const, { kind: "variable", index: 0 } as const]) {
    expect(summedProducts(plan([[product, upon], [sum]], [place]))).toEqual(new Map());
    expect(summedProducts(plan([[product], [upon], [sum]], [place]))).toEqual(new Map());
    // What comes after the sum may.
    expect(summedProducts(plan([[product], [sum], [upon]], [place]))).toEqual(new Map([[2, [0, 1]]]));
  }
  // The sum itself reads rows after it has written the first one's.
  const onto = step("sum", { x: 2 }, 4, along);
  expect(summedProducts(plan([[product], [onto]], [{ kind: "arena", offset: 0 }]))).toEqual(new Map());
});
