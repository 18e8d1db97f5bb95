import { type Figures, shownNumber as n } from "./figures.ts";
import { examples, type Setup } from "./setup.ts";
import type { Stage } from "./stages.ts";

/** One stop in words and in this pass's numbers. */
export interface Telling {
  readonly title: string;
  readonly words: string;
  /** Each an equation: what it gives, of which terms, and the number. */
  readonly lines: readonly Line[];
}

export interface Line {
  readonly left: string;
  readonly terms: readonly string[];
  readonly value: string;
}

const names: Readonly<Record<Setup["activation"], string>> = { sigmoid: "σ", tanh: "tanh", relu: "relu" };

const signed = (value: number): string => (value < 0 ? `(${n(value)})` : n(value));
const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Tells of a stop for example k. */
export function tell(stage: Stage, figures: Figures, setup: Setup, k: number): Telling {
  const { layer: l, unit: j } = stage;
  const { layers, units, a, z, delta, weight, gradient, loss, cost } = figures;
  const { x, t } = examples[k];
  const inputs = indices(l === 0 ? 0 : units(l - 1) + 1);
  const where = `unit ${j + 1} of layer ${l}`;
  const output = a(layers, 0, k);
  const name = l === layers ? "σ" : names[setup.activation];
  switch (stage.kind) {
    case "input":
      return {
        title: "The example comes in",
        words: `Example ${k + 1} has x = (${x.join(", ")}); the network should answer ${t}. A constant 1 joins every layer's input, for the bias.`,
        lines: [],
      };
    case "z":
      return {
        title: `z of ${where}`,
        words: "Each input times its weight, all added up, the bias last.",
        lines: [
          {
            left: "z",
            terms: inputs.map((i) => `${n(a(l - 1, i, k))} · ${signed(weight(l, i, j))}`),
            value: n(z(l, j, k)),
          },
        ],
      };
    case "a":
      return {
        title: `a of ${where}`,
        words: "The activation bends it: without it, all layers together would be one straight map.",
        lines: [{ left: "a", terms: [`${name}(${n(z(l, j, k))})`], value: n(a(l, j, k)) }],
      };
    case "loss":
      return {
        title: "How wrong is it?",
        words: `The network says ${n(output)} and should say ${t}.`,
        lines: [
          {
            left: `L${sub(k + 1)}`,
            terms:
              setup.loss === "halfMse"
                ? [`½ (${n(output)} − ${t})²`]
                : [`−ln ${n(t === 1 ? output : 1 - output)}`],
            value: n(loss(k)),
          },
        ],
      };
    case "cost":
      return {
        title: "The cost of all examples",
        words: "The mean of the four losses: the one number that training makes smaller.",
        lines: [
          { left: "E", terms: [`¼ (${examples.map((_, i) => n(loss(i))).join(" + ")})`], value: n(cost) },
        ],
      };
    case "delta":
      return l === layers
        ? {
            title: "δ of the output",
            words: "How much the cost would change with this z. From here, everything goes backwards.",
            lines: [
              {
                left: "δ",
                terms: [
                  `¼ (${n(output)} − ${t})${setup.loss === "halfMse" ? ` · ${n(output)} (1 − ${n(output)})` : ""}`,
                ],
                value: n(delta(l, j, k)),
              },
            ],
          }
        : {
            title: `δ of ${where}`,
            words:
              "The δ of the layer ahead comes back through the same weights, times the slope of the activation.",
            lines: [
              {
                left: "δ",
                terms: [
                  `${name}′(${n(z(l, j, k))}) · (${indices(units(l + 1))
                    .map((m) => `${signed(weight(l + 1, j, m))} · ${signed(delta(l + 1, m, k))}`)
                    .join(" + ")})`,
                ],
                value: n(delta(l, j, k)),
              },
            ],
          };
    case "gradient":
      return {
        title: `Gradient of the weights into ${where}`,
        words: "What came in, times δ, added up over the four examples.",
        lines: inputs.map((i) => ({
          left: i === units(l - 1) ? "∂E/∂b" : `∂E/∂w${sub(i + 1)}`,
          terms: examples.map((_, e) => `${n(a(l - 1, i, e))} · ${signed(delta(l, j, e))}`),
          value: n(gradient(l, i, j)),
        })),
      };
    case "update":
      return {
        title: "A step down the gradient",
        words: `Every weight moves by −${setup.rate} times its gradient. Take the step, and go through the next pass: the cost is smaller.`,
        lines: [],
      };
  }
}

const sub = (index: number): string => String.fromCodePoint(0x2080 + index);
