import { each, type Index, step } from "./draft.ts";
import type { Lab, PlanCase } from "./lab.ts";

const [rows, columns] = [65, 67];
const size = rows * columns;
const alongRows = { outer: rows, length: columns, inner: 1 };
const alongColumns = { outer: 1, length: rows, inner: columns };
const sizes = {
  batch: 1,
  m: rows,
  n: 35,
  k: columns,
  transposeA: false,
  transposeB: false,
  batchedA: true,
  batchedB: true,
};

/** (a - b) · 2 with b walked over: two steps in front of an anchor. */
function difference({ draft, input }: Lab, b: { value: Index; view: ReturnType<typeof stretched> }) {
  const [less, twice] = [draft.inside("float32", size), draft.inside("float32", size)];
  const steps = [
    each("sub", { a: input(size), b }, less),
    each("mul", { a: less, b: draft.constant("float32", size, 2) }, twice),
  ];
  return { steps, twice };
}

function stretched(strides: readonly [number, number], offset = 0) {
  return { shape: [rows, columns], strides, offset };
}

/** Groups with elementwise kernels in front of an anchor, over the elements of an operand of it. */
export const prologuePlans: readonly PlanCase[] = [
  {
    name: "differences summed along rows, then a root of it",
    prologue: "sum.x",
    build: (lab) => {
      const { draft, input, output } = lab;
      const { steps, twice } = difference(lab, { value: input(columns), view: stretched([0, 1]) });
      const [total, out] = [draft.arena("float32", rows), draft.arena("float32", rows)];
      draft.group(
        ...steps,
        step("sum", { x: twice }, { out: total }, alongRows),
        each("abs", { x: total }, out),
      );
      output(total);
      output(out);
    },
  },
  {
    name: "differences summed along columns",
    prologue: "sum.x",
    build: (lab) => {
      const { draft, input, output } = lab;
      const { steps, twice } = difference(lab, { value: input(rows), view: stretched([1, 0]) });
      const out = draft.arena("float32", columns);
      draft.group(...steps, step("sum", { x: twice }, { out }, alongColumns));
      output(out);
    },
  },
  {
    name: "products summed, more than fit into a block",
    prologue: "sum.x",
    build: ({ draft, input, output }) => {
      const many = 3 * 4099;
      const [product, out] = [draft.inside("float32", many), draft.arena("float32", 3)];
      draft.group(
        each("mul", { a: input(many), b: input(many) }, product),
        step("sum", { x: product }, { out }, { outer: 3, length: 4099, inner: 1 }),
      );
      output(out);
    },
  },
  {
    name: "the largest of what is turned and reversed",
    prologue: "max.x",
    build: (lab) => {
      const { draft, input, output } = lab;
      const { steps, twice } = difference(lab, {
        value: input(size),
        view: stretched([-1, -rows], size - 1),
      });
      const [largest, out] = [draft.arena("float32", rows), draft.arena("float32", rows)];
      const less = draft.constant("float32", rows, 12);
      draft.group(
        ...steps,
        step("max", { x: twice }, { out: largest }, alongRows),
        each("sub", { a: less, b: largest }, out),
      );
      output(out);
    },
  },
  {
    name: "running sums of integers, added to a variable",
    prologue: "cumsum.x",
    build: ({ draft, input, variable }) => {
      const w = variable(size);
      const [turned, sums] = [draft.inside("float32", size), draft.arena("float32", size)];
      const walk = { value: input(size), view: stretched([1, rows]) };
      draft.group(
        each("neg", { x: walk }, turned),
        step("cumsum", { x: turned }, { out: sums }, { ...alongRows, exclusive: true, reverse: true }),
        each("add", { a: w, b: sums }, draft.inPlaceOf(w, "float32")),
      );
    },
  },
  {
    name: "product of differences",
    prologue: "matmul.a",
    build: (lab) => {
      const { draft, input, output } = lab;
      const { steps, twice } = difference(lab, { value: input(columns), view: stretched([0, 1]) });
      const out = draft.arena("float32", rows * 35);
      draft.group(...steps, step("matmul", { a: twice, b: input(columns * 35) }, { out }, sizes));
      output(out);
    },
  },
  {
    name: "product with differences, turned, and a bias",
    prologue: "matmul.b",
    build: (lab) => {
      const { draft, input, output } = lab;
      const { steps, twice } = difference(lab, { value: input(rows), view: stretched([1, 0]) });
      const [z, out] = [draft.arena("float32", 35 * rows), draft.arena("float32", 35 * rows)];
      const bias = { value: input(rows), view: { shape: [35, rows], strides: [0, 1], offset: 0 } };
      draft.group(
        ...steps,
        step(
          "matmul",
          { a: input(35 * columns), b: twice },
          { out: z },
          { ...sizes, m: 35, n: rows, transposeB: true },
        ),
        each("add", { a: z, b: bias }, out),
      );
      output(out);
    },
  },
];
