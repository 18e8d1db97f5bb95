import { inBrackets, shownNumber as n } from "./figures.ts";
import { examples } from "./setup.ts";
import { slopeLine } from "./slopeLine.ts";
import type { Line, Telling, Told } from "./telling.ts";

/** Tells of a stop on the way from the cost to a step of the weights. */
export function tellBackward(told: Told): Telling {
  const { stage, figures, setup } = told;
  const { kind, layer: l, unit: j } = stage;
  const { layers, units, a, delta, gradient } = figures;
  const where = `unit ${j + 1} of layer ${l}`;
  switch (kind) {
    case "back":
      return l === layers
        ? {
            title: "Back from the cost",
            words:
              "How much the cost would change with the network's answer. From here, everything goes backwards.",
            lines: [backLine(told)],
          }
        : {
            title: `What comes back to ${where}`,
            words: "Each δ of the layer ahead comes back through the weight that leads to it, all added up.",
            lines: [backLine(told)],
          };
    case "delta":
      return {
        title: l === layers ? "δ of the output" : `δ of ${where}`,
        ...deltaTold(told),
      };
    case "gradient":
      return {
        title: `Gradient of the weights into ${where}`,
        words: "What came in, times δ, added up over the four examples.",
        lines: Array.from({ length: units(l - 1) + 1 }, (_, i) => ({
          left: i === units(l - 1) ? "∂E/∂b" : `∂E/∂w${String.fromCodePoint(0x2081 + i)}`,
          terms: examples.map((_, e) => `${n(a(l - 1, i, e))} · ${inBrackets(delta(l, j, e))}`),
          value: n(gradient(l, i, j)),
        })),
      };
    default:
      return {
        title: "A step down the gradient",
        words: `Every weight moves by −${setup.rate} times its gradient. Take the step, and go through the next pass: the cost is smaller.`,
        lines: [],
      };
  }
}

/** ∂E/∂a: from the loss at the output, else from the layer ahead. */
function backLine(told: Told): Line {
  const { layer: l, unit: j } = told.stage;
  const { layers, units, weight, delta, back } = told.figures;
  const terms =
    l === layers
      ? [errorTerm(told)]
      : Array.from(
          { length: units(l + 1) },
          (_, m) => `${inBrackets(weight(l + 1, j, m))} · ${inBrackets(delta(l + 1, m, told.k))}`,
        );
  return { left: "∂E/∂a", terms, value: n(back(l, j, told.k)) };
}

/** δ in one where the slope cancels out, else by the slope and what came back. */
function deltaTold(told: Told): Omit<Telling, "title"> {
  const { layer: l, unit: j } = told.stage;
  const { layers, delta, back } = told.figures;
  const value = n(delta(l, j, told.k));
  if (l === layers && told.setup.loss === "crossEntropy")
    return {
      words:
        "How much the cost would change with this z: the slopes of the cross-entropy and of σ leave just this. From here, everything goes backwards.",
      lines: [{ left: "δ", terms: [errorTerm(told)], value }],
    };
  const slope = slopeLine(told);
  return {
    words: "How much the cost would change with this z: the slope of the activation, times what came back.",
    lines: [slope, { left: "δ", terms: [`${slope.value} · ${inBrackets(back(l, j, told.k))}`], value }],
  };
}

/** ¼ (a − t), of the network's answer. */
const errorTerm = ({ figures: { a, layers }, k }: Told): string =>
  `¼ (${n(a(layers, 0, k))} − ${examples[k].t})`;
