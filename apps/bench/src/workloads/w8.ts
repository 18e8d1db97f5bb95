import { filled, normal, uniform } from "./random.ts";
import type { RowsOperation, RowsWorkload, WorkloadEntry } from "./workload.ts";

/** What layer normalization adds to the variance; PyTorch's. */
export const layerNormEpsilon = 1e-5;

const rows = 1000;
const columns = 1000;

interface Shape {
  readonly operation: RowsOperation;
  readonly about: string;
  readonly name: string;
  /** Operands of [rows, columns]. */
  readonly full: readonly string[];
  /** Operands of [columns], after those. */
  readonly oneRow: readonly string[];
  readonly passes: readonly RowsWorkload["pass"][];
}

const both = ["forward", "forward and backward"] as const;

const shapes: readonly Shape[] = [
  // The gradients of a sum are dy itself: there is nothing to time.
  { operation: "add", about: "a + b", name: "add", full: ["a", "b"], oneRow: [], passes: ["forward"] },
  {
    operation: "mulAddRelu",
    about: "relu(a · b + c)",
    name: "mul-add-relu",
    full: ["a", "b", "c"],
    oneRow: [],
    passes: both,
  },
  { operation: "gelu", about: "gelu(x) = x Φ(x)", name: "gelu", full: ["x"], oneRow: [], passes: both },
  {
    operation: "softmax",
    about: "Softmax of each row",
    name: "softmax",
    full: ["x"],
    oneRow: [],
    passes: both,
  },
  {
    operation: "layerNorm",
    about: "Layer norm of each row",
    name: "layer-norm",
    full: ["x"],
    oneRow: ["gain", "bias"],
    passes: both,
  },
];

/** Bandwidth, exp and erf: operations over a million elements. "-fb" is forward and backward. */
export const w8: readonly WorkloadEntry[] = shapes.flatMap((shape) =>
  shape.passes.map((pass) => {
    const name = `w8-${shape.name}${pass === "forward" ? "" : "-fb"}`;
    return {
      name,
      title: `${shape.about}: 1000x1000, ${pass}`,
      about: `${shape.about} over 1000x1000 numbers, ${pass}.`,
      make: () => workload(name, shape, pass),
    };
  }),
);

function workload(
  name: string,
  { operation, full, oneRow }: Shape,
  pass: RowsWorkload["pass"],
): RowsWorkload {
  const next = normal(uniform(800));
  const operand = (name: string, shape: readonly number[]) => {
    const length = shape.reduce((product, axis) => product * axis);
    return { name, shape, values: filled(length, next) };
  };
  const operands = [
    ...full.map((name) => operand(name, [rows, columns])),
    ...oneRow.map((name) => operand(name, [columns])),
  ];
  const dy = filled(rows * columns, next);
  return { kind: "rows", name, operation, pass, rows, columns, operands, dy, tolerance: 2e-5 };
}
