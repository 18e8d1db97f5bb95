import { array, compile, gradients, type NumericArray, ops, type Tensor } from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";
import type { Check } from "../check.ts";
import { compare } from "../numbers/compare.ts";

const subject = "op/known faults";

/** Gradients that other libraries are known to get wrong, each with numbers worked out by hand. */
export const knownChecks: readonly Check[] = [
  // [a, b, c] mirrored by two on both sides is c b a b c b a: a and c are there twice, b three times.
  derivative("mirrored padding hands every copy's share back", [1, 2, 3], [2, 3, 2], (x) =>
    ops.pad(x, { pads: [[2, 2]], mode: "reflect" }),
  ),
  derivative(
    "mirrored padding of a matrix hands every copy's share back",
    [
      [1, 2],
      [3, 4],
    ],
    [
      [2, 4],
      [1, 2],
    ],
    (x) =>
      ops.pad(x, {
        pads: [
          [0, 1],
          [1, 0],
        ],
        mode: "reflect",
      }),
  ),
  // "same" windows of [a, b, c]: a, b / a, b, c / b, c, divided by what is inside; a is in two of them.
  derivative(
    "average pooling leaves padding out of the mean, and of its gradient",
    line(3, 6, 9),
    line(5 / 6, 4 / 3, 5 / 6),
    (x) => ops.avgPool1d(x, 3, { strides: 1, padding: "same" }),
  ),
  derivative(
    "windows of nothing but negative numbers have a largest one",
    line(-3, -1, -2),
    line(0, 3, 0),
    (x) => ops.maxPool1d(x, 3, { strides: 1, padding: 1 }),
  ),
  derivative(
    "the first of equal ones in a window takes the gradient",
    line(2, 2, 2, 1),
    line(1, 1, 1, 0),
    (x) => ops.maxPool1d(x, 2, { strides: 1 }),
  ),
  // Half-pixel centres: a, ¾ a + ¼ b, ¼ a + ¾ b, b.
  derivative("resizing by pixels' centres hands back what it has taken", line(5, 7), line(2, 2), (x) =>
    ops.resize(x, 4, { method: "bilinear" }),
  ),
  // ⌊(i + ½) 3 / 4⌋ is 0, 1, 1, 2.
  derivative("the nearest by pixels' centres", line(5, 6, 7), line(1, 2, 1), (x) =>
    ops.resize(x, 4, { halfPixel: true }),
  ),
  derivative("second derivative of e^x is e^x", [0, 1, -1], [1, Math.E, 1 / Math.E], slope(ops.exp)),
  derivative(
    "second derivative of tanh x is -2 tanh x (1 - tanh² x)",
    [0, 1, -0.5],
    [0, 1, -0.5].map((x) => -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)),
    slope(ops.tanh),
  ),
  derivative(
    "second derivative of σ(x) is σ (1 - σ) (1 - 2σ)",
    [0, 1, -2],
    [0, 1, -2].map((x) => sigma(x) * (1 - sigma(x)) * (1 - 2 * sigma(x))),
    slope(ops.sigmoid),
  ),
  derivative(
    "third derivative of σ(x)",
    [0, 1],
    [0, 1].map((x) => sigma(x) * (1 - sigma(x)) * (1 - 6 * sigma(x) + 6 * sigma(x) ** 2)),
    slope(slope(ops.sigmoid)),
  ),
  derivative("no gradient passes stopGradient", [2, 3], [2, 3], (x) => ops.mul(x, ops.stopGradient(x))),
  derivative("equal maxima share the gradient", [1, 3, 3], [0, 0.5, 0.5], (x) => ops.max(x)),
  derivative("a product with a zero in it", [0, 2, 3], [6, 0, 0], (x) => ops.prod(x)),
  derivative("a product with two zeros in it", [0, 2, 0], [0, 0, 0], (x) => ops.prod(x)),
  derivative("x^0 at 0", [0, 2], [0, 0], (x) => ops.pow(x, 0)),
  derivative("x^2 at 0 and below", [0, -3], [0, -6], (x) => ops.pow(x, 2)),
  derivative("the norm of nothing but zeros", [0, 0], [0, 0], (x) => ops.norm2(x)),
  derivative("what where has not chosen, though it is NaN", [0, 4], [0, 0.25], (x) =>
    ops.where(ops.greater(x, 0), ops.sqrt(ops.where(ops.greater(x, 0), x, 1)), 0),
  ),
  derivative("rows taken twice", [[1], [2]], [[1], [2]], (x) =>
    ops.take(x, ops.constant([1, 0, 1], { dtype: "int32" })),
  ),
];

/** One example of one channel. */
function line(...numbers: number[]): number[][][] {
  return [numbers.map((each) => [each])];
}

/** The check that Σ f(x) has these slopes. */
function derivative(
  name: string,
  x: Parameters<typeof array>[0],
  want: Parameters<typeof array>[0],
  f: (x: Tensor) => Tensor,
): Check {
  const run = async (backend: Backend): Promise<void> => {
    using step = compile(backend, ({ x: at }: { readonly x: Tensor }) => ({ dx: slope(f)(at) }));
    const { data } = (await step({ x: array(x) }).dx.readArray()) as NumericArray;
    const wanted = array(want, { dtype: "float64" }).data;
    compare(
      "slope",
      data,
      wanted,
      Float64Array.from(wanted, (each) => 2e-6 * Math.abs(each)),
    );
  };
  return { id: `${subject}/${name}`, subject, dtypes: ["float32", "int32"], run };
}

/** x ↦ ∂/∂x Σ f(x) */
function slope(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return (x) => gradients(ops.sum(f(x)), [x])[0] as Tensor;
}

function sigma(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
