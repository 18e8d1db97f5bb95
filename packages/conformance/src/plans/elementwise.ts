import { each, type Index, step } from "./draft.ts";
import type { PlanCase } from "./lab.ts";

const long = 4099;

/** Groups of elementwise kernels alone: what one kernel hands to the next within a group and across groups. */
export const elementwisePlans: readonly PlanCase[] = [
  {
    name: "a chain of three",
    build: ({ draft, input, output }) => {
      const [a, b] = [input(long), input(long)];
      const [product, sum] = [draft.inside("float32", long), draft.inside("float32", long)];
      const out = draft.arena("float32", long);
      draft.group(
        each("mul", { a, b }, product),
        each("add", { a: product, b }, sum),
        each("relu", { x: sum }, out),
      );
      output(out);
    },
  },
  {
    name: "a value used twice, and kept too",
    build: ({ draft, input, output }) => {
      const x = input(long);
      const [square, sum] = [draft.arena("float32", long), draft.arena("float32", long)];
      draft.group(each("mul", { a: x, b: x }, square), each("add", { a: square, b: square }, sum));
      output(square);
      output(sum);
    },
  },
  {
    name: "rows and columns stretched along a chain",
    build: ({ draft, input, output }) => {
      const [x, row, column] = [input(65 * 67), input(67), input(65)];
      const shifted = draft.inside("float32", 65 * 67);
      const out = draft.arena("float32", 65 * 67);
      const shape = [65, 67];
      draft.group(
        each("add", { a: x, b: { value: row, view: { shape, strides: [0, 1], offset: 0 } } }, shifted),
        each("mul", { a: { value: column, view: { shape, strides: [1, 0], offset: 0 } }, b: shifted }, out),
      );
      output(out);
    },
  },
  {
    name: "the same operand in two orders",
    build: ({ draft, variable, output }) => {
      const x = variable(61 * 61);
      const out = draft.arena("float32", 61 * 61);
      const view = { shape: [61, 61], strides: [1, 61], offset: 0 };
      draft.group(each("sub", { a: x, b: { value: x, view } }, out));
      output(out);
    },
  },
  {
    name: "integers and floats in one group",
    build: ({ draft, input, output }) => {
      const [a, b] = [input(long), input(long)];
      const larger = draft.inside("int32", long);
      const [chosen, count] = [draft.arena("float32", long), draft.inside("float32", long)];
      const out = draft.arena("float32", long);
      draft.group(
        each("greater", { a, b }, larger),
        each("where", { condition: larger, a, b }, chosen),
        step("cast", { x: larger }, { out: count }, { dtype: "float32" }),
        each("add", { a: chosen, b: count }, out),
      );
      output(out);
    },
  },
  {
    name: "64 kernels in one group",
    build: ({ draft, limits, input, output }) => {
      const count = Math.min(64, limits.stepsPerGroup);
      const x = input(1031);
      let last = x;
      const steps = Array.from({ length: count }, (_, i) => {
        const out = i === count - 1 ? draft.arena("float32", 1031) : draft.inside("float32", 1031);
        const made = each(
          i % 2 ? "sub" : "add",
          { a: last, b: i % 3 ? x : draft.constant("float32", 1031, i) },
          out,
        );
        last = out;
        return made;
      });
      draft.group(...steps);
      output(last);
    },
  },
  {
    name: "16 variables read, 4 written by one group, again and again",
    build: ({ draft, limits, variable }) => {
      const read = Array.from({ length: Math.min(16, limits.operandsPerGroup - 4) }, () => variable(131));
      const written = Array.from({ length: 4 }, () => variable(131));
      const sums = [...written];
      const steps = read.map((b, i) => {
        const w = written[i % 4] as Index;
        const isLast = i + 4 >= read.length;
        const out = isLast ? draft.inPlaceOf(w, "float32") : draft.inside("float32", 131);
        const added = each("add", { a: sums[i % 4] as Index, b }, out);
        sums[i % 4] = out;
        return added;
      });
      draft.group(...steps);
    },
  },
  {
    // WebGPU's limit is 65,535 workgroups, in shaders of mostly 64 invocations.
    name: "more numbers than one dispatch of a GPU reaches",
    build: ({ draft, input, output }) => {
      const count = 65_536 * 64 + 67;
      const x = input(count);
      const out = draft.arena("float32", count);
      draft.group(each("relu", { x }, out));
      output(out);
    },
  },
  {
    name: "groups of no and of one element among others",
    build: ({ draft, input, output }) => {
      for (const size of [1, 0, 3]) {
        const x = input(size);
        const out = draft.arena("float32", size);
        draft.group(each("neg", { x }, out));
        output(out);
      }
    },
  },
];
