import type { Group, Operand, Place, Plan, Step, Strided } from "@retrograd/core/backend";
import { expect, test } from "vitest";
import { summedProducts } from "./products.ts";
import { rowGroups } from "./rows.ts";

const [rows, length] = [3, 8];
const size = rows * length;
const bytes = size * 4;
const along = { outer: rows, length, inner: 1 };
const perRow: Strided = { shape: [rows, length], strides: [1, 0], offset: 0 };
const across: Strided = { shape: [rows, length], strides: [1, rows], offset: 0 };

const seen = (value: number, view: Strided | null = null): Operand => ({ value, view });

const step = (
  kernel: string,
  operands: Record<string, number | Operand>,
  out: number,
  parameters = {},
): Step => ({
  kernel: kernel as Step["kernel"],
  elementwise: kernel !== "sum" && kernel !== "softmax",
  parameters,
  operands: Object.fromEntries(
    Object.entries(operands).map(([name, each]) => [name, typeof each === "number" ? seen(each) : each]),
  ),
  outputs: { out: seen(out) },
  origin: kernel,
});

const [x, dy, y, product, sums, centred, dx, more] = [0, 1, 2, 3, 4, 5, 6, 7];
const softmax = step("softmax", { x }, y, along);
const multiplied = step("mul", { a: y, b: dy }, product);
const summed = step("sum", { x: product }, sums, along);
const gradient = [
  step("sub", { a: dy, b: seen(sums, perRow) }, centred),
  step("mul", { a: y, b: centred }, dx),
];

/** x, dy, y, y dy, its sums, dy less those, dx, and one more value, in the arena one behind the other, unless a place is given. */
function plan(groups: readonly (readonly Step[])[], given: Record<number, Place> = {}): Plan {
  const places = Array.from({ length: 8 }, (_, i): Place => {
    if (i === centred) return { kind: "group" } as Place;
    return given[i] ?? { kind: "arena", offset: i * bytes };
  });
  const sizeOf = (value: number): number => (value === sums ? rows : size);
  return {
    name: "plan",
    values: places.map((place, i) => ({ dtype: "float32", shape: [sizeOf(i)], size: sizeOf(i), place })),
    inputs: [],
    outputs: [y, dx].map((value) => ({ name: `${value}`, value })),
    groups: groups.map((steps): Group => {
      const last = steps.at(-1)?.outputs.out.value;
      return { label: "", size: sizeOf(last ?? 0), prologueSize: 0, steps };
    }),
    variables: [],
    bytes: 8 * bytes,
    describe: () => "",
  };
}

/** How many groups run together from the first one on. */
function together(made: Plan): number {
  const found = rowGroups(made, 0, summedProducts(made));
  return found ? (found.behind ? 3 : 2) : 1;
}

test("a softmax and its gradient run together, row by row", () => {
  const made = plan([[softmax, multiplied], [summed], gradient]);
  expect(rowGroups(made, 0, summedProducts(made))).toMatchObject({ factor: dy, sums, rest: { steps: [] } });
  expect(together(made)).toBe(3);
});

test("what comes behind the sums but on other terms runs after the last row", () => {
  const doubled = step("add", { a: sums, b: sums }, more);
  expect(together(plan([[softmax, multiplied], [summed, doubled], gradient]))).toBe(2);
  const columns = [step("sub", { a: seen(y, across), b: seen(sums, perRow) }, dx)];
  expect(together(plan([[softmax, multiplied], [summed], columns]))).toBe(2);
  const third = { ...perRow, strides: [0, 0], offset: 2 };
  const last = [step("sub", { a: dy, b: seen(sums, third) }, dx)];
  expect(together(plan([[softmax, multiplied], [summed], last]))).toBe(2);
  const again = [step("softmax", { x: dy }, dx, along)];
  expect(together(plan([[softmax, multiplied], [summed], again]))).toBe(2);
});

test("only sums of the softmax' own rows, along them, are taken with it", () => {
  expect(together(plan([[softmax, step("mul", { a: x, b: dy }, product)], [summed]]))).toBe(1);
  expect(together(plan([[step("exp", { x }, y), multiplied], [summed]]))).toBe(1);
  const columns = step("softmax", { x }, y, { outer: 1, length: rows, inner: length });
  expect(together(plan([[columns, multiplied], [summed]]))).toBe(1);
  const halves = { outer: 2 * rows, length: length / 2, inner: 1 };
  expect(together(plan([[step("softmax", { x }, y, halves), multiplied], [summed]]))).toBe(1);
  // What the rows are multiplied with comes from themselves.
  const own = step("neg", { x: y }, more);
  expect(together(plan([[softmax, own, step("mul", { a: y, b: more }, product)], [summed]]))).toBe(1);
});

test("sums over what later rows read have another place, if only the steps behind read them", () => {
  const over = { [sums]: { kind: "arena", offset: x * bytes } } as const;
  const moved = plan([[softmax, multiplied], [summed], gradient], over);
  expect(rowGroups(moved, 0, summedProducts(moved))?.moves).toBe(true);
  const stayed = plan([[softmax, multiplied], [summed], gradient]);
  expect(rowGroups(stayed, 0, summedProducts(stayed))?.moves).toBe(false);
  const later = step("add", { a: sums, b: sums }, more);
  expect(together(plan([[softmax, multiplied], [summed], gradient, [later]], over))).toBe(1);
  expect(together({ ...moved, outputs: [{ name: "sums", value: sums }] })).toBe(1);
  const variable: Place = { kind: "variable", index: 0 };
  expect(
    together(plan([[softmax, multiplied], [summed], gradient], { [sums]: variable, [x]: variable })),
  ).toBe(1);
});

test("groups do not run together where one writes over what another one's later rows read", () => {
  const groups = [[softmax, multiplied], [summed], gradient];
  // Over the row itself, yes; a row further on, no.
  expect(together(plan(groups, { [dx]: { kind: "arena", offset: x * bytes } }))).toBe(3);
  expect(together(plan(groups, { [dx]: { kind: "arena", offset: x * bytes + length * 4 } }))).toBe(2);
  // Nor where that is read otherwise than row by row.
  const shifted = [softmax, step("add", { a: y, b: seen(more, across) }, product)];
  const withMore = [[...shifted.slice(0, 1), step("add", { a: y, b: seen(more, across) }, 8), multiplied]];
  const made = plan([...withMore, [summed], gradient], { [dx]: { kind: "arena", offset: more * bytes } });
  const values = [
    ...made.values,
    { ...made.values[x], place: { kind: "arena", offset: 9 * bytes } as Place },
  ];
  expect(together({ ...made, values })).toBe(2);
});
