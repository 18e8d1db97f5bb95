import { activationNames } from "./activationNames.ts";
import { inBrackets, shownNumber as n } from "./figures.ts";
import { examples } from "./setup.ts";
import type { Telling, Told } from "./telling.ts";

/** Tells of a stop on the way from the input to the cost. */
export function tellForward({ stage, figures, setup, k }: Told): Telling {
  const { kind, layer: l, unit: j } = stage;
  const { layers, units, a, z, weight, loss, cost } = figures;
  const { x, t } = examples[k];
  const where = `unit ${j + 1} of layer ${l}`;
  const output = a(layers, 0, k);
  switch (kind) {
    case "z":
      return {
        title: `z of ${where}`,
        words: "Each input times its weight, all added up, the bias last.",
        lines: [
          {
            left: "z",
            terms: Array.from(
              { length: units(l - 1) + 1 },
              (_, i) => `${n(a(l - 1, i, k))} · ${inBrackets(weight(l, i, j))}`,
            ),
            value: n(z(l, j, k)),
          },
        ],
      };
    case "a": {
      const name = l === layers ? "σ" : activationNames[setup.activation];
      return {
        title: `a of ${where}`,
        words: "The activation bends it: without it, all layers together would be one straight map.",
        lines: [{ left: "a", terms: [`${name}(${n(z(l, j, k))})`], value: n(a(l, j, k)) }],
      };
    }
    case "loss":
      return {
        title: "How wrong is it?",
        words: `The network says ${n(output)} and should say ${t}.`,
        lines: [
          {
            left: `L${String.fromCodePoint(0x2081 + k)}`,
            terms: [
              setup.loss === "halfMse"
                ? `½ (${n(output)} − ${t})²`
                : `−ln ${n(t === 1 ? output : 1 - output)}`,
            ],
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
    default:
      return {
        title: "The example comes in",
        words: `Example ${k + 1} has x = (${x.join(", ")}); the network should answer ${t}. A constant 1 joins every layer's input, for the bias.`,
        lines: [],
      };
  }
}
