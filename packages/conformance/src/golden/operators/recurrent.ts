import { ops, type Tensor } from "@retrograd/core";
import type { Attributes } from "../attributes.ts";
import { type Operator, operator } from "./operator.ts";

const weightNames = ["x", "wIh", "wHh", "bIh", "bHh"] as const;
type Weights = Readonly<Record<(typeof weightNames)[number], Tensor>>;

/** The golden weights have a row for each column of the library's, gates in the same order. */
function weightsOf({ wIh, wHh, bIh, bHh }: Weights) {
  const [weight, recurrentWeight] = [ops.transpose(wIh), ops.transpose(wHh)];
  return { weight, recurrentWeight, bias: bIh, recurrentBias: bHh };
}

type States = { readonly h0?: Tensor; readonly c0?: Tensor };

const stateOf = ({ h0, c0 }: States) => ({ ...(h0 && { h: h0 }), ...(c0 && { c: c0 }) });

/** Sequences are [examples, steps, features]. */
function checkLayout(attributes: Attributes): void {
  attributes.oneOf("layout", ["BTF"], "BTF");
}

const reset = (attributes: Attributes) => ({ reset: attributes.oneOf("reset", ["after", "before"]) });
const activation = (attributes: Attributes) => ({ activation: attributes.oneOf("act", ["tanh", "relu"]) });

export const recurrent: Readonly<Record<string, Operator>> = {
  lstmCell: operator(weightNames, (given) => ops.lstmCell(given.x, stateOf(given), weightsOf(given)), [
    "h0",
    "c0",
  ]),
  gruCell: operator(
    weightNames,
    (given, attributes) => ops.gruCell(given.x, stateOf(given), weightsOf(given), reset(attributes)),
    ["h0"],
  ),
  rnnCell: operator(
    weightNames,
    (given, attributes) => ops.rnnCell(given.x, stateOf(given), weightsOf(given), activation(attributes)),
    ["h0"],
  ),
  lstm: operator(
    weightNames,
    (given, attributes) => {
      checkLayout(attributes);
      return ops.lstm(given.x, weightsOf(given), { initial: stateOf(given) });
    },
    ["h0", "c0"],
  ),
  gru: operator(
    weightNames,
    (given, attributes) => {
      checkLayout(attributes);
      return ops.gru(given.x, weightsOf(given), { initial: stateOf(given), ...reset(attributes) });
    },
    ["h0"],
  ),
  rnn: operator(
    weightNames,
    (given, attributes) => {
      checkLayout(attributes);
      return ops.rnn(given.x, weightsOf(given), { initial: stateOf(given), ...activation(attributes) });
    },
    ["h0"],
  ),
};
