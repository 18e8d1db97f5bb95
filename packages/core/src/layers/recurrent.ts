import { reject } from "../backend/error.ts";
import type { Pass } from "../compile/pass.ts";
import { Tensor } from "../graph/tensor.ts";
import { type Initializer, Variable } from "../graph/variable.ts";
import { glorotUniform } from "../initializers/glorotUniform.ts";
import { orthogonal } from "../initializers/orthogonal.ts";
import { zeros } from "../initializers/zeros.ts";
import type { RecurrentState } from "../ops/recurrence.ts";
import { type Cell, stepped, unrolled } from "../ops/recurrent.ts";
import type { Layer } from "./layer.ts";
import { maskOf, type Sequences } from "./sequences.ts";

/** Settings of the weights of recurrent layers. */
export interface RecurrentWeightOptions {
  /** Whether there are biases; yes, unless said. */
  readonly bias?: boolean;
  /** First weights of the input; Glorot uniform, unless said (Keras' default). */
  readonly weightInitializer?: Initializer;
  /** First weights of the state; orthogonal, unless said (Keras' default). */
  readonly recurrentInitializer?: Initializer;
  /** First biases of the input; zeros, unless said, but 1 for an LSTM's forget gates (Keras' default). */
  readonly biasInitializer?: Initializer;
}

/** Settings of recurrent layers that run over sequences. */
export interface RecurrentLayerOptions extends RecurrentWeightOptions {
  /** Whether to give h of every step, [N, T, units], or of the last, [N, units]; false, unless said (Keras' default). */
  readonly sequences?: boolean;
  /** From the last step to the first; no, unless said. */
  readonly reverse?: boolean;
}

/** Weights of a recurrent layer, one block of columns for each gate: PyTorch's names and order of gates. */
export interface RecurrentParameters {
  /** What it carries. */
  readonly units: number;
  /** Of the input: [in, gates · units]. */
  readonly weight: Variable;
  /** Of the state: [units, gates · units]. */
  readonly recurrentWeight: Variable;
  /** [gates · units] */
  readonly bias: Variable | null;
  /** [gates · units] */
  readonly recurrentBias: Variable | null;
}

/** A recurrent layer over sequences x [N, T, in], or a record of those with lengths, a mask, a state to begin with. */
export interface RecurrentLayer<State extends RecurrentState = RecurrentState>
  extends Layer<Tensor | Sequences<State>, Tensor>,
    RecurrentParameters {
  /** Whether it gives h of every step. */
  readonly sequences: boolean;
  /** h of every step, and the state after the last one. */
  states(x: Tensor | Sequences<State>, pass: Pass): State & { readonly y: Tensor };
}

/** One step of a recurrent layer, from x [N, in] and the state before to the state after; states that are not given are 0. */
export interface RecurrentCell<State extends RecurrentState>
  extends Layer<{ readonly x: Tensor } & Partial<State>, State>,
    RecurrentParameters {}

function recurrentParameters(
  name: string,
  units: number,
  options: RecurrentWeightOptions,
  files: "" | "_l0",
): RecurrentParameters {
  if (!Number.isInteger(units) || units < 1)
    reject(name, `cannot have ${units} units`, "give a whole number from 1");
  const variable = (initializer: Initializer, fileName: string): Variable => {
    const made = new Variable("parameter", initializer);
    made.fileName = fileName + files;
    return made;
  };
  const weight = variable(options.weightInitializer ?? glorotUniform(), "weight_ih");
  const recurrentWeight = variable(options.recurrentInitializer ?? orthogonal(), "weight_hh");
  weight.layout = recurrentWeight.layout = "transposed";
  const hasBias = options.bias !== false;
  return {
    units,
    weight,
    recurrentWeight,
    bias: hasBias ? variable(options.biasInitializer ?? zeros(), "bias_ih") : null,
    recurrentBias: hasBias ? variable(zeros(), "bias_hh") : null,
  };
}

/** A recurrent layer of a kind. */
export function recurrentLayer<State extends RecurrentState>(
  cell: Cell<State>,
  units: number,
  options: RecurrentLayerOptions,
): RecurrentLayer<State> {
  const parameters = recurrentParameters(cell.name, units, options, "_l0");
  const { sequences = false, reverse = false } = options;
  const run = (given: Tensor | Sequences<State>, pass: Pass, wantsAll: boolean) => {
    const { x, state, ...rest } = given instanceof Tensor ? ({ x: given } as Sequences<State>) : given;
    const weights = readWeights(cell, parameters, x, pass);
    return unrolled(cell, x, weights, {
      initial: state,
      mask: maskOf(cell.name, x, rest),
      reverse,
      wantsAll,
    });
  };
  return {
    name: cell.name,
    ...parameters,
    sequences,
    states(x, pass) {
      const { y, state } = run(x, pass, true);
      return { ...state, y: y as Tensor };
    },
    forward(x, pass) {
      const { y, state } = run(x, pass, sequences);
      return y ?? state.h;
    },
  };
}

/** One step of a kind of recurrent layer. */
export function recurrentCell<State extends RecurrentState>(
  cell: Cell<State>,
  units: number,
  options: RecurrentWeightOptions,
): RecurrentCell<State> {
  const parameters = recurrentParameters(cell.name, units, options, "");
  return {
    name: `${cell.name}Cell`,
    ...parameters,
    forward: ({ x, ...state }, pass) =>
      stepped(cell, x, state as unknown as Partial<State>, readWeights(cell, parameters, x, pass)),
  };
}

function readWeights(
  { name, gates }: Pick<Cell<RecurrentState>, "name" | "gates">,
  { units, weight, recurrentWeight, bias, recurrentBias }: RecurrentParameters,
  x: Tensor,
  pass: Pass,
) {
  const features = x.shape.at(-1);
  if (features === undefined)
    return reject(name, "was given a scalar", "give sequences, [examples, steps, features]");
  const columns = gates * units;
  return {
    weight: pass.read(weight, [features, columns], x.dtype),
    recurrentWeight: pass.read(recurrentWeight, [units, columns], x.dtype),
    bias: bias && pass.read(bias, [columns], x.dtype),
    recurrentBias: recurrentBias && pass.read(recurrentBias, [columns], x.dtype),
  };
}
