import { describe, expect, test } from "vitest";
import { filled, normal, uniform } from "../workloads/random.ts";
import type { RowsOperation, RowsWorkload } from "../workloads/workload.ts";
import { rowsOutputs } from "./rows.ts";

const rows = 3;
const columns = 5;

function workload(operation: RowsOperation, names: Record<string, number[]>): RowsWorkload {
  const next = normal(uniform(7));
  const operands = Object.entries(names).map(([name, shape]) => ({
    name,
    shape,
    values: filled(
      shape.reduce((product, axis) => product * axis),
      next,
    ),
  }));
  const dy = filled(rows * columns, next);
  return {
    kind: "rows",
    name: operation,
    operation,
    pass: "forward and backward",
    rows,
    columns,
    operands,
    dy,
    tolerance: 0,
  };
}

const full = [rows, columns];

describe("gradients of rows are those of central differences", () => {
  test.each<[RowsOperation, Record<string, number[]>]>([
    ["add", { a: full, b: full }],
    ["mulAddRelu", { a: full, b: full, c: full }],
    ["gelu", { x: full }],
    ["softmax", { x: full }],
    ["layerNorm", { x: full, gain: [columns], bias: [columns] }],
  ])("%s", (operation, names) => {
    const own = workload(operation, names);
    const [, ...gradients] = rowsOutputs(own);
    const objective = () => rowsOutputs(own)[0].reduce((sum, y, i) => sum + y * own.dy[i], 0);
    own.operands.forEach(({ values }, k) => {
      expect(gradients[k]).toHaveLength(values.length);
      values.forEach((value, i) => {
        // Operands are float32: the difference of what they really became is what counts.
        values[i] = value + 1e-3;
        const high = { x: values[i], objective: objective() };
        values[i] = value - 1e-3;
        const low = { x: values[i], objective: objective() };
        values[i] = value;
        expect(gradients[k][i]).toBeCloseTo((high.objective - low.objective) / (high.x - low.x), 4);
      });
    });
  });
});

test("softmax sums to 1 in each row", () => {
  const [y] = rowsOutputs(workload("softmax", { x: full }));
  for (let r = 0; r < rows; r++) {
    expect(y.subarray(r * columns, (r + 1) * columns).reduce((sum, yi) => sum + yi, 0)).toBeCloseTo(1, 14);
  }
});
