import { array, type Numbers, type NumericArray } from "../array/array.ts";
import type { Backend } from "../backend/backend.ts";
import { reject } from "../backend/error.ts";
import { compile } from "../compile/compile.ts";
import type { Output } from "../compile/output.ts";
import type { Pass } from "../compile/pass.ts";
import type { Tensors } from "../compile/structure.ts";
import type { Trace } from "../compile/trace.ts";
import { gradients } from "../graph/gradients.ts";
import { Tensor } from "../graph/tensor.ts";
import { Variable } from "../graph/variable.ts";
import { augmented } from "../layers/dense.ts";
import type { AnyLayer, Layer } from "../layers/layer.ts";
import { cost, type Loss } from "../losses/loss.ts";
import { sameShape } from "../ops/broadcastTo.ts";

/** One layer of a pass, in the letters of the textbook. */
export interface ExplainedLayer {
  /** The layer's name: `0.dense`. */
  readonly name: string;
  /** The activation's, where one follows: `1.relu`. */
  readonly activation: string | null;
  /** What the layer took, one row for each example. */
  readonly input: NumericArray;
  /** z = [x, 1] W̃, the weighted input. */
  readonly z: NumericArray;
  /** a = σ(z), what the activation makes of it; z where none follows. */
  readonly a: NumericArray;
  /** δ = ∂E/∂z, one row for each example. */
  readonly delta: NumericArray;
  /** W̃ = [W; b], the augmented weights. */
  readonly weights: NumericArray;
  /** ∂E/∂W̃ = [x, 1]ᵀ δ, summed over the examples. */
  readonly gradient: NumericArray;
}

/** One pass through a network, as `explain` tells it. */
export interface Explanation {
  /** E = c · Σ L_k */
  readonly cost: number;
  /** L_k, the loss of each example (or element, where its definition is elementwise). */
  readonly losses: NumericArray;
  /** From input to output. */
  readonly layers: readonly ExplainedLayer[];
}

/**
 * One pass through a network as the textbook tells it: forward z and a of every layer, the losses and the cost;
 * backward δ and ∂E/∂W̃. For teaching and debugging; nothing is updated.
 *
 * Tells of every layer that has a matrix or filter `weight` (and a `bias`, if it has one) of its own: dense layers, and
 * convolutions, whose W̃ has a row for each tap and channel.
 *
 * @throws RetrogradError where the model has no layer with weights of its own
 * @example
 * const { layers } = await explain(model, { x: [[0, 1]], y: [[1]] }, { backend: cpu(), loss: meanSquaredError() });
 * for (const { name, delta } of layers.toReversed()) console.log(name, delta.data);
 */
export async function explain(
  model: Layer,
  examples: { readonly x: Numbers; readonly y: Numbers },
  options: { readonly backend: Backend; readonly loss: Loss; readonly seed?: number },
): Promise<Explanation> {
  const { backend, loss, seed = 0 } = options;
  let told: Told[] = [];
  using step = compile<{ x: Tensor; y: Tensor }, Tensors>(
    backend,
    (batch, pass) => {
      const predictions = pass.call(model, batch.x);
      const record = { predictions, targets: batch.y };
      const total = cost(loss, record);
      told = layersOf(batch.x, pass as Trace);
      return { cost: total, losses: loss.losses(record).values, layers: traced(told, total, pass) };
    },
    { name: "explain", training: false, seed },
  );
  const outputs = step({ x: array(examples.x), y: array(examples.y) }) as unknown as {
    cost: Output;
    losses: Output;
    layers: Record<string, Record<Letter, Output>>;
  };
  const read = (output: Output): Promise<NumericArray> => output.readArray();
  const layers = told.map(async ({ name, activation }, i): Promise<ExplainedLayer> => {
    const { input, z, a, delta, weights, gradient } = outputs.layers[i] as Record<Letter, Output>;
    const [inputs, zs, as, deltas, w, dw] = await Promise.all(
      [input, z, a, delta, weights, gradient].map(read),
    );
    const numbers = { input: inputs, z: zs, a: as, delta: deltas, weights: w, gradient: dw } as Record<
      Letter,
      NumericArray
    >;
    return { name, activation, ...numbers };
  });
  return {
    cost: await outputs.cost.read(),
    losses: await outputs.losses.readArray(),
    layers: await Promise.all(layers),
  };
}

type Letter = "input" | "z" | "a" | "delta" | "weights" | "gradient";

interface Told {
  readonly name: string;
  readonly activation: string | null;
  readonly weight: Variable;
  readonly bias: Variable | null;
  readonly input: Tensor;
  readonly z: Tensor;
  readonly a: Tensor;
}

/** The layers with weights that a pass ran, each with the activation behind it. */
function layersOf(x: Tensor, trace: Trace): Told[] {
  const ran = [...trace.calls].filter(([, { y }]) => y instanceof Tensor);
  const told = ran.flatMap(([name, { layer, x: given, y }], i): Told[] => {
    const z = y as Tensor;
    const [weight, bias] = [own(layer, "weight"), own(layer, "bias")];
    if (!weight || !isMatrix(trace.read(weight), bias && trace.read(bias))) return [];
    const [next, after] = ran[i + 1] ?? [];
    const a = after?.y as Tensor;
    const follows = after && isActivation(after.layer) && sameShape(a.shape, z.shape);
    return [
      {
        name,
        activation: follows && next ? next : null,
        weight,
        bias,
        input: given instanceof Tensor ? given : x,
        z,
        a: follows ? a : z,
      },
    ];
  });
  if (told.length === 0)
    reject(
      "explain",
      "the model has no layer with weights of its own",
      "give a network of layers such as dense",
    );
  return told;
}

function traced(told: readonly Told[], total: Tensor, pass: Pass): Tensors {
  const deltas = gradients(
    total,
    told.map(({ z }) => z),
  );
  return Object.fromEntries(
    told.map(({ weight, bias, input, z, a }, i) => {
      const [dw, db] = gradients(total, bias ? [weight, bias] : [weight]);
      const weights = augmented(pass.read(weight), bias && pass.read(bias));
      const gradient = augmented(dw as Tensor, db ?? null);
      return [`${i}`, { input, z, a, delta: deltas[i] as Tensor, weights, gradient }];
    }),
  );
}

/** Whether weights have a row for each input and a column for each bias: those of dense layers and convolutions, not of norms. */
function isMatrix({ shape }: Tensor, bias: Tensor | null): boolean {
  return shape.length > 1 && (bias === null || bias.shape[0] === shape.at(-1));
}

function own(layer: AnyLayer, name: string): Variable | null {
  const it = (layer as unknown as Record<string, unknown>)[name];
  return it instanceof Variable ? it : null;
}

/** A layer without anything of its own but its function. */
function isActivation(layer: AnyLayer): boolean {
  return !Object.values(layer).some((it) => typeof it === "object" && it !== null);
}
