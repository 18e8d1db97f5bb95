import type { NumericArray } from "../array/array.ts";
import type { Backend } from "../backend/backend.ts";
import { zeros } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { compile, type Step } from "../compile/compile.ts";
import { Output } from "../compile/output.ts";
import { leavesOf, put, type Tensors } from "../compile/structure.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { AnyLayer } from "../layers/layer.ts";
import { batchesOf, checkExamples, type Data, type Field } from "./data.ts";
import { objectiveOf } from "./objective.ts";
import type { EvaluateOptions, Evaluation } from "./options.ts";
import { Tally } from "./tally.ts";

/** The compiled evaluation of a model: cost and metrics of one batch, nothing dropped out. */
export function evaluationStep(model: AnyLayer, options: EvaluateOptions, seed = 0): Step<Tensors, Tensors> {
  return compile<Tensors, Tensors>(
    options.backend,
    (batch, pass) => {
      const { objective, sums } = objectiveOf(model, batch, pass, options);
      return { objective, sums };
    },
    { name: "evaluation", training: false, seed },
  );
}

/**
 * The mean cost and the metrics of a model over all examples.
 *
 * @throws RetrogradError for data that are empty, of different counts, or not finite
 * @example
 * const { loss, accuracy } = await evaluate(model, test, { backend, loss: softmaxCrossEntropy(), metrics: [accuracy()] });
 */
export async function evaluate(model: AnyLayer, data: Data, options: EvaluateOptions): Promise<Evaluation> {
  checkExamples("evaluate", data);
  using step = evaluationStep(model, options);
  return evaluateWith(step, data, options);
}

/** The same with a step that was compiled before. */
export async function evaluateWith(
  step: Step<Tensors, Tensors>,
  data: Data,
  options: EvaluateOptions,
): Promise<Evaluation> {
  const { batchSize = 32, metrics = [] } = options;
  const tally = new Tally(metrics);
  for await (const { inputs, size } of batchesOf("evaluate", data, { batchSize, shuffle: null }))
    await tally.add(step(inputs as never), size);
  await tally.drain();
  return { loss: tally.loss, ...tally.metrics() };
}

/**
 * What a model makes of inputs, batch by batch: an array, or a record of them, for a model with several outputs.
 *
 * @example
 * const probabilities = await predict(model, images, { backend });
 */
export async function predict(
  model: AnyLayer,
  x: Field,
  options: { readonly backend: Backend; readonly batchSize?: number },
): Promise<NumericArray | Record<string, unknown>> {
  const { backend, batchSize = 32 } = options;
  checkExamples("predict", { x });
  using step = compile<Tensors, Tensors>(
    backend,
    (batch, pass) => {
      return { y: pass.call(model, batch.x as never) as Tensor | Tensors };
    },
    { name: "prediction", training: false },
  );
  const parts = new Map<string, { readonly keys: readonly string[]; readonly list: NumericArray[] }>();
  for await (const { inputs } of batchesOf("predict", { x }, { batchSize, shuffle: null })) {
    for (const [keys, output] of leavesOf(step(inputs as never), (it) => it instanceof Output)) {
      const part = parts.get(output.name) ?? { keys, list: [] };
      part.list.push(await output.readArray());
      parts.set(output.name, part);
    }
  }
  const joined: Record<string, unknown> = {};
  for (const [name, { keys, list }] of parts) put(joined, keys, endToEnd(name, list));
  return joined.y as NumericArray | Record<string, unknown>;
}

/** Arrays of examples as one. */
function endToEnd(name: string, parts: readonly NumericArray[]): NumericArray {
  const [first] = parts;
  if (!first?.shape.length)
    return reject(
      "predict",
      `${name} has no axis of examples`,
      "the model must give one row for each example",
    );
  const data = zeros(
    first.dtype,
    parts.reduce((size, part) => size + part.data.length, 0),
  );
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return {
    dtype: first.dtype,
    shape: [parts.reduce((count, { shape }) => count + (shape[0] as number), 0), ...first.shape.slice(1)],
    data,
  };
}
