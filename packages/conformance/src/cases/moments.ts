import type { Axis } from "@retrograd/core/backend";
import type { Draw } from "../numbers/draw.ts";
import { anyAxis, axes, nameOf, of } from "./axis.ts";
import { type CaseOf, type CasesOf, floats } from "./case.ts";

export const moments: CasesOf<"moments"> = {
  dtypes: floats,
  cases: [
    ...axes.map((axis) => ofAxis(axis)),
    ofAxis(of(1, 100003, 1)),
    // The mean of the squares minus the square of the mean would leave nothing of this variance.
    ofAxis(of(3, 257, 1), 1000),
    constant(),
    longConstant(),
  ],
  random: anyAxis((axis) => ofAxis(axis)),
};

function ofAxis(axis: Axis, around = 0): CaseOf<"moments"> {
  const size = axis.outer * axis.length * axis.inner;
  return {
    name: `${nameOf(axis)}${around ? ` around ${around}` : ""}`,
    make: (draw) => call(draw, axis, draw.numbers(size, around - 0.5, around + 2)),
  };
}

/** Equal numbers have the variance 0, whatever their mean rounds to. */
function constant(): CaseOf<"moments"> {
  return {
    name: "equal numbers",
    make: (draw) => call(draw, of(2, 67, 1), draw.of([...Array(134)].map((_, i) => (i < 67 ? 0.1 : 7)))),
  };
}

/** Added up one after the other in float32, every rounding goes the same way. */
function longConstant(): CaseOf<"moments"> {
  return {
    name: "100003 times 0.1",
    make: (draw) =>
      call(draw, of(1, 100003, 1), draw.numbers(100003).fill(0.1) as ReturnType<Draw["numbers"]>),
  };
}

function call(draw: Draw, axis: Axis, x: ReturnType<Draw["numbers"]>) {
  const output = { dtype: draw.dtype, size: axis.outer * axis.inner };
  return { operands: { x }, parameters: axis, outputs: { mean: output, variance: output } };
}
