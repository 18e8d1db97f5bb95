import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { full } from "./full.ts";
import { linear } from "./linear.ts";
import { float, int32 } from "./operand.ts";
import { type Recur, type Recurrence, type RecurrentState, recurrence, type Unrolled } from "./recurrence.ts";
import { reshape } from "./reshape.ts";
import { transpose } from "./transpose.ts";

/** Weights of a recurrent network of H units, with one block of H columns for each gate. */
export interface RecurrentWeights {
  /** Of the input: [I, gates · H]. */
  readonly weight: Tensor;
  /** Of the state before: [H, gates · H]. */
  readonly recurrentWeight: Tensor;
  /** [gates · H]; 0, unless said. */
  readonly bias?: Tensor | null;
  /** [gates · H]; 0, unless said. */
  readonly recurrentBias?: Tensor | null;
}

/** Settings of recurrent networks that run over sequences. */
export interface RecurrentOptions {
  /** From the last step to the first; no, unless said. */
  readonly reverse?: boolean;
  /** int32 [N, T]: where it is 0 there is no step: the state stays as it was, and y is 0. */
  readonly mask?: Tensor | null;
}

/** How a kind of recurrent network goes one step on. */
export interface Cell<State extends RecurrentState> {
  /** What errors call it. */
  readonly name: string;
  /** Blocks of columns in the weights. */
  readonly gates: number;
  /** The names of its state. */
  readonly states: readonly (keyof State & string)[];
  /** The products that a step makes with the weights of the state. */
  products(weight: Tensor, bias: Tensor | null): Recurrence<State>["products"];
  /** From x W + b, [N, gates · H], and the state before to the state after. */
  step(x: Tensor, state: State, recur: readonly Recur[]): State;
}

/** All steps of sequences x [N, T, I]. */
export function unrolled<State extends RecurrentState>(
  cell: Cell<State>,
  x: Tensor,
  weights: RecurrentWeights,
  options: RecurrentOptions & {
    readonly initial?: Partial<State> | undefined;
    readonly wantsAll?: boolean;
  } = {},
): Unrolled<State> {
  const { name } = cell;
  if (x.shape.length !== 3 || x.shape[1] === 0)
    reject(
      name,
      `was given [${x.shape}]`,
      "give sequences of one step at least, [examples, steps, features]",
    );
  const [N, T] = x.shape as [number, number, number];
  const { bias = null, recurrentBias = null, weight, recurrentWeight } = weights;
  checkWeights(cell, x, weights);
  const { mask = null, reverse = false, initial, wantsAll = true } = options;
  if (mask && (mask.shape.length !== 2 || mask.shape[0] !== N || mask.shape[1] !== T))
    reject(
      name,
      `the mask has shape [${mask.shape}] and the sequences [${x.shape}]`,
      `the mask must have shape [${[N, T]}]`,
    );
  const { y, state } = recurrence<State>({
    projected: linear(transpose(x, [1, 0, 2]), weight, bias),
    initial: started(cell, initial, x, recurrentWeight),
    products: cell.products(recurrentWeight, recurrentBias),
    step: cell.step,
    reverse,
    mask: mask && reshape(transpose(int32(name, "the mask", mask)), [T, N, 1]),
    wantsAll,
  });
  return { y: y && transpose(y, [1, 0, 2]), state };
}

/** One step for x [N, I]. */
export function stepped<State extends RecurrentState>(
  cell: Cell<State>,
  x: Tensor,
  initial: Partial<State>,
  weights: RecurrentWeights,
): State {
  if (x.shape.length !== 2)
    reject(cell.name, `was given [${x.shape}]`, "give one step, [examples, features]");
  checkWeights(cell, x, weights);
  const { bias = null, recurrentBias = null, weight, recurrentWeight } = weights;
  const recur = cell.products(recurrentWeight, recurrentBias).map(
    ({ weight, bias }) =>
      (a: Tensor): Tensor =>
        linear(a, weight, bias),
  );
  return cell.step(linear(x, weight, bias), started(cell, initial, x, recurrentWeight), recur);
}

/** The state to begin with: what is given, and zeros. */
function started<State extends RecurrentState>(
  { name, states }: Cell<State>,
  initial: Partial<State> | undefined,
  x: Tensor,
  recurrentWeight: Tensor,
): State {
  const shape = [x.shape[0] as number, recurrentWeight.shape[0] as number];
  const given = states.map((key) => {
    const state: Tensor = initial?.[key] ?? full(shape, 0, x.dtype);
    if (`${state.shape}` !== `${shape}`)
      reject(name, `the initial ${key} has shape [${state.shape}]`, `for [${x.shape}] it must be [${shape}]`);
    return [key, state];
  });
  return Object.fromEntries(given) as State;
}

function checkWeights(
  { name, gates }: Pick<Cell<RecurrentState>, "name" | "gates">,
  x: Tensor,
  weights: RecurrentWeights,
): void {
  const { weight, recurrentWeight } = weights;
  const features = float(name, x).shape.at(-1) as number;
  const [units = 0, columns = 0] = recurrentWeight.shape;
  if (recurrentWeight.shape.length !== 2 || columns !== gates * units)
    reject(
      name,
      `the recurrent weight has shape [${recurrentWeight.shape}]`,
      `it must be [units, ${gates} · units]`,
    );
  if (`${weight.shape}` !== `${[features, columns]}`)
    reject(
      name,
      `the weight has shape [${weight.shape}]`,
      `for [${x.shape}] and ${units} units it must be [${[features, columns]}]`,
    );
}
