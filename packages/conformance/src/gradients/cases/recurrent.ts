import { array, type Tensor } from "@retrograd/core";
import type { Differentiable, Tensors } from "../differentiable.ts";
import { opCases } from "../opCases.ts";
import { spaced } from "../point.ts";

type Weights = Readonly<Record<"weight" | "recurrentWeight" | "bias" | "recurrentBias", Tensor>>;
type State = { readonly h: Tensor; readonly c: Tensor };

const units = 2;

/** A recurrent network of two units on x, [N, I] or [N, T, I], from a state that is given. */
function of(
  name: string,
  shape: readonly number[],
  gates: number,
  apply: (x: Tensor, weights: Weights, state: State, given: Tensors) => Tensors,
  given: Differentiable["given"] = {},
): Differentiable {
  const [examples = 1, features = 1] = [shape[0], shape.at(-1)];
  const columns = gates * units;
  return {
    name: `[${shape}], ${name}`,
    given,
    x: {
      x: spaced(shape, -1.5, 1.5, "x"),
      weight: spaced([features, columns], -1, 1, "weight"),
      recurrentWeight: spaced([units, columns], -1, 1, "recurrent"),
      bias: spaced([columns], -0.5, 0.5, "bias"),
      recurrentBias: spaced([columns], -0.5, 0.5, "recurrent bias"),
      h: spaced([examples, units], -1, 1, "h"),
      c: spaced([examples, units], -1, 1, "c"),
    },
    apply: ({ x, h, c, ...weights }, given) =>
      apply(x as Tensor, weights as unknown as Weights, { h: h as Tensor, c: c as Tensor }, given),
  };
}

/** A device compiles a kernel for each step, and for each step of its backward pass: one of each kind will do. */
function once(each: Differentiable): Differentiable {
  return { ...each, once: "the second derivatives of a step are checked, and those of a sequence of others" };
}

const lengths = {
  mask: array(Int32Array.of(1, 1, 1, 1, 0, 0), { shape: [2, 3] }),
};

export const recurrentCases = opCases({
  lstmCell: (op) => [of("one step", [2, 3], 4, (x, weights, state) => op(x, state, weights))],
  gruCell: (op) => [
    of("one step", [2, 3], 3, (x, weights, { h }) => op(x, { h }, weights)),
    of("reset before", [2, 3], 3, (x, weights, { h }) => op(x, { h }, weights, { reset: "before" })),
  ],
  rnnCell: (op) => [of("one step", [2, 3], 1, (x, weights, { h }) => op(x, { h }, weights))],
  lstm: (op) => [
    once(of("three steps", [2, 3, 2], 4, (x, weights, initial) => op(x, weights, { initial }))),
    once(of("from zeros, backwards", [1, 3, 2], 4, (x, weights) => op(x, weights, { reverse: true }))),
    of(
      "of different lengths",
      [2, 3, 1],
      4,
      (x, weights, initial, { mask }) => op(x, weights, { initial, mask: mask as Tensor }),
      lengths,
    ),
  ],
  gru: (op) => [
    once(of("three steps", [2, 3, 2], 3, (x, weights, { h }) => op(x, weights, { initial: { h } }))),
    once(
      of("reset before", [1, 3, 2], 3, (x, weights, { h }) =>
        op(x, weights, { initial: { h }, reset: "before" }),
      ),
    ),
  ],
  rnn: (op) => [
    of("three steps", [2, 3, 2], 1, (x, weights, { h }) => op(x, weights, { initial: { h } })),
    once(
      of(
        "of different lengths, backwards",
        [2, 3, 2],
        1,
        (x, weights, { h }, { mask }) =>
          op(x, weights, { initial: { h }, mask: mask as Tensor, reverse: true }),
        lengths,
      ),
    ),
    once(
      of("relu", [2, 2, 2], 1, (x, weights, { h }) => op(x, weights, { initial: { h }, activation: "relu" })),
    ),
  ],
});
