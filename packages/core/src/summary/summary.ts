import { type DType, type Shape, sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { Trace } from "../compile/trace.ts";
import { inputLeaf } from "../graph/apply.ts";
import { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import type { Layer } from "../layers/layer.ts";
import { walk } from "../layers/walk.ts";

/** One row of a summary: a layer that ran, by its name. */
export interface SummaryRow {
  /** `0.dense` */
  readonly name: string;
  /** Of the whole batch; [] where the output is a record. */
  readonly outputShape: Shape;
  /** Numbers in the layer's own parameters, without those of the layers inside it. */
  readonly parameters: number;
}

/** What `summary` tells of a model. */
export interface Summary {
  /** In the order of the forward pass. */
  readonly rows: readonly SummaryRow[];
  /** Numbers in all parameters of the model, each once. */
  readonly parameters: number;
  /** How many of them are frozen. */
  readonly frozen: number;
  /** As a table. */
  toString(): string;
}

/**
 * The layers of a model with their output shapes and parameter counts, for an input of a given shape.
 * Nothing is computed, and the model's open shapes stay open.
 *
 * @param inputShape of a whole batch: [1, 784]
 * @throws RetrogradError for a shape that is none, and where a layer does not fit its input
 * @example
 * console.log(`${summary(model, [1, 784])}`);
 */
export function summary(model: Layer, inputShape: Shape, dtype: DType = "float32"): Summary {
  if (inputShape.some((axis) => !Number.isInteger(axis) || axis < 0))
    reject(
      "summary",
      `cannot make an input of shape [${inputShape}]`,
      "give whole numbers, the batch first, such as [1, 784]",
    );
  const trace = new Trace({ name: "summary", dtypes: ["float32", "float64", "int32"] }, false);
  trace.call(model, inputLeaf("x", inputShape, dtype));
  const sizes = (variables: Iterable<Variable>): number => {
    let size = 0;
    for (const variable of variables)
      size += sizeOf(trace.shapes.get(variable)?.shape ?? variable.shape ?? [0]);
    return size;
  };
  const rows = [...trace.calls].flatMap(([name, { layer, y: output }]): SummaryRow[] => {
    if (layer === (model as unknown) && walk(model).layers.size > 1) return [];
    return [
      {
        name,
        outputShape: output instanceof Tensor ? output.shape : [],
        parameters: sizes(ownParameters(layer)),
      },
    ];
  });
  const all = [...walk(model).variables.keys()].filter((variable) => variable.role === "parameter");
  const parameters = sizes(all);
  const frozen = sizes(all.filter((variable) => !variable.trainable));
  return { rows, parameters, frozen, toString: () => table(rows, parameters, frozen) };
}

/** The parameters of a layer that do not belong to a layer inside it. */
function ownParameters(layer: unknown): Variable[] {
  const { variables, layers } = walk(layer);
  const inner = [...layers].filter(([it]) => it !== layer).map(([, name]) => `${name}.`);
  return [...variables]
    .filter(([{ role }, name]) => role === "parameter" && !inner.some((start) => name.startsWith(start)))
    .map(([variable]) => variable);
}

function table(rows: readonly SummaryRow[], parameters: number, frozen: number): string {
  const cells = [
    ["layer", "output", "parameters"],
    ...rows.map((row) => [row.name, `[${row.outputShape}]`, `${row.parameters}`]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => (row[column] as string).length)));
  const lines = cells.map(([name, output, count]) =>
    [
      name?.padEnd(widths[0] as number),
      output?.padEnd(widths[1] as number),
      count?.padStart(widths[2] as number),
    ].join("  "),
  );
  lines.splice(1, 0, "─".repeat((lines[0] as string).length));
  return [...lines, `${parameters} parameters, ${frozen} of them frozen`].join("\n");
}
