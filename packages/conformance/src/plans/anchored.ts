import { each, type Index, step } from "./draft.ts";
import type { Lab, PlanCase } from "./lab.ts";

const sizes = {
  batch: 1,
  m: 65,
  n: 35,
  k: 33,
  transposeA: false,
  transposeB: false,
  batchedA: true,
  batchedB: true,
};
const size = sizes.m * sizes.n;

function product({ input }: Lab, out: Index) {
  return step("matmul", { a: input(65 * 33), b: input(33 * 35) }, { out }, sizes);
}

/** Groups of an anchor, such as a product, and elementwise kernels over the elements of its output. */
export const anchoredPlans: readonly PlanCase[] = [
  {
    name: "product, bias, relu",
    build: (lab) => {
      const { draft, input, output } = lab;
      const [z, shifted, out] = [
        draft.arena("float32", size),
        draft.inside("float32", size),
        draft.arena("float32", size),
      ];
      const view = { shape: [65, 35], strides: [0, 1], offset: 0 };
      const bias = input(35);
      draft.group(
        product(lab, z),
        each("add", { a: z, b: { value: bias, view } }, shifted),
        each("relu", { x: shifted }, out),
      );
      output(out);
    },
  },
  {
    name: "product and what follows from it, both kept",
    build: (lab) => {
      const { draft, output } = lab;
      const [z, out] = [draft.arena("float32", size), draft.arena("float32", size)];
      draft.group(product(lab, z), each("abs", { x: z }, out));
      output(z);
      output(out);
    },
  },
  {
    name: "product, then on top of it",
    inPlace: true,
    build: (lab) => {
      const { draft, output } = lab;
      const z = draft.arena("float32", size);
      const out = draft.inPlaceOf(z, "float32");
      draft.group(product(lab, z), each("relu", { x: z }, out));
      output(out);
    },
  },
  {
    name: "w ← w - 2 ∂E/∂w behind the product that gives ∂E/∂w",
    build: (lab) => {
      const { draft, variable } = lab;
      const w = variable(size);
      const [gradient, scaled] = [draft.arena("float32", size), draft.inside("float32", size)];
      draft.group(
        product(lab, gradient),
        each("mul", { a: gradient, b: draft.constant("float32", size, 2) }, scaled),
        each("sub", { a: w, b: scaled }, draft.inPlaceOf(w, "float32")),
      );
    },
  },
  {
    name: "product straight into a variable that the next product reads",
    build: (lab) => {
      const { draft, variable, output } = lab;
      const w = variable(size);
      draft.group(product(lab, w));
      const out = draft.arena("float32", 35 * 35);
      draft.group(
        step("matmul", { a: w, b: w }, { out }, { ...sizes, m: 35, n: 35, k: 65, transposeA: true }),
      );
      output(out);
    },
  },
  {
    name: "sum of all, then a root of it",
    build: ({ draft, input, output }) => {
      const [total, scaled, out] = [
        draft.arena("float32", 1),
        draft.inside("float32", 1),
        draft.arena("float32", 1),
      ];
      draft.group(
        step("sum", { x: input(4099) }, { out: total }, { outer: 1, length: 4099, inner: 1 }),
        each("mul", { a: total, b: draft.constant("float32", 1, 0.5) }, scaled),
        each("abs", { x: scaled }, out),
      );
      output(out);
    },
  },
  {
    name: "sum over columns, spread again",
    build: ({ draft, input, output }) => {
      const x = input(65 * 67);
      const [rows, out] = [draft.arena("float32", 65), draft.arena("float32", 65 * 67)];
      draft.group(step("sum", { x }, { out: rows }, { outer: 65, length: 67, inner: 1 }));
      const view = { shape: [65, 67], strides: [1, 0], offset: 0 };
      draft.group(each("sub", { a: x, b: { value: rows, view } }, out));
      output(out);
    },
  },
  {
    name: "random bits, shifted to 24, cast, scaled",
    build: ({ draft, output }) => {
      const key = draft.data("int32", Int32Array.from([7, 1986]));
      const [bits, cut] = [draft.arena("int32", 4099), draft.inside("int32", 4099)];
      const [float, out] = [draft.inside("float32", 4099), draft.arena("float32", 4099)];
      draft.group(
        step("randomBits", { key }, { out: bits }, { stream: 3 }),
        step("shiftRight", { x: bits }, { out: cut }, { by: 8 }),
        step("cast", { x: cut }, { out: float }, { dtype: "float32" }),
        each("mul", { a: float, b: draft.constant("float32", 4099, 2 ** -24) }, out),
      );
      output(out);
    },
  },
  {
    name: "rows gathered, then shifted by a scalar",
    build: ({ draft, input, output }) => {
      const indices = draft.data("int32", Int32Array.from([4, 0, 0, 2]));
      const [rows, out] = [draft.arena("float32", 4 * 67), draft.arena("float32", 4 * 67)];
      const scalar = { value: input(1), view: { shape: [4, 67], strides: [0, 0], offset: 0 } };
      draft.group(
        step(
          "gather",
          { x: input(5 * 67), indices },
          { out: rows },
          { outer: 1, length: 5, inner: 67, count: 4 },
        ),
        each("add", { a: rows, b: scalar }, out),
      );
      output(out);
    },
  },
  {
    name: "zeros around a block, added to what was there",
    build: ({ draft, input, variable }) => {
      const w = variable(40);
      const spread = draft.arena("float32", 40);
      const walk = { shape: [5, 3], strides: [8, 1], offset: 2 };
      draft.group(
        step("stridedWrite", { x: input(15) }, { out: spread }, { ...walk, value: 0 }),
        each("add", { a: w, b: spread }, draft.inPlaceOf(w, "float32")),
      );
    },
  },
];
