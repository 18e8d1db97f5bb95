import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { duration } from "./format.ts";
import type { Standing } from "./standing.ts";

const colors = { retrograd: "#0b6bcb", other: "#6b7079" };

/** Of a name beside the axis, in pixels. */
const characterWidth = 7.6;

/** What a plot is of. */
interface Subject {
  readonly name: string;
  readonly title: string;
}

/**
 * A workload's results as an SVG: a dot at each runner's fastest sample, a line from there to its median. A logarithmic axis has no
 * zero for bars to start from. Narrow, so that names stay readable where a page shrinks it to a phone's width.
 */
export async function plot({ name, title }: Subject, standings: readonly Standing[]): Promise<string> {
  const domain = ends(standings);
  const [heading, detail] = title.split(": ");
  const left = 10 + characterWidth * Math.max(...standings.map(({ label }) => label.length));
  const spec: TopLevelSpec = {
    width: 260,
    height: { step: 24 },
    // Vega would leave room for letters wider than any, since it cannot measure them here.
    autosize: "none",
    padding: { left, right: 56, top: 52, bottom: 56 },
    background: "white",
    title: {
      text: `${name}: ${heading}`,
      subtitle: detail ?? "",
      anchor: "start",
      frame: "group",
      dx: 8 - left,
      fontSize: 15,
      subtitleFontSize: 13,
    },
    data: {
      values: standings.map(({ label, result }) => ({
        label,
        minMs: result.minMs,
        medianMs: result.medianMs,
        text: duration(result.minMs),
        own: result.runner === "retrograd",
      })),
    },
    encoding: {
      y: { field: "label", type: "nominal", sort: standings.map(({ label }) => label), title: null },
      color: {
        condition: { test: "datum.own", value: colors.retrograd },
        value: colors.other,
      },
    },
    layer: [
      {
        mark: { type: "rule", strokeWidth: 3, opacity: 0.35 },
        encoding: {
          x: {
            field: "minMs",
            type: "quantitative",
            scale: { type: "log", nice: false, domain },
            title: ["milliseconds: dot and number the fastest sample,", "end of the line the median"],
            axis: { format: "~g", grid: true, values: ticks(domain) },
          },
          x2: { field: "medianMs" },
        },
      },
      {
        mark: { type: "point", filled: true, size: 70, opacity: 1 },
        encoding: { x: { field: "minMs", type: "quantitative" } },
      },
      {
        mark: { type: "text", align: "left", dx: 8, fontSize: 12 },
        encoding: {
          x: { field: "medianMs", type: "quantitative" },
          text: { field: "text", type: "nominal" },
        },
      },
    ],
    config: {
      font: "system-ui, sans-serif",
      axis: { labelFontSize: 13, titleFontSize: 12, titleFontWeight: "normal", labelLimit: 200 },
      view: { stroke: null },
    },
  };
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: "none" });
  return view.toSVG();
}

/** A little below the smallest number and above the largest. */
function ends(standings: readonly Standing[]): [number, number] {
  const all = standings.flatMap(({ result }) => [result.minMs, result.medianMs]);
  return [Math.min(...all) / 1.2, Math.max(...all) * 1.2];
}

/** Between the ends: powers of ten, so many of them that about five are left; where they are fewer than three, 2 and 5 times those too. */
function ticks([low, high]: readonly [number, number]): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const every = Math.max(1, Math.round((last - first) / 5));
  const powers = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const inside = (values: readonly number[]) => values.filter((value) => value >= low && value <= high);
  const tens = inside(powers.filter((power) => power % every === 0).map((power) => Number(`1e${power}`)));
  if (tens.length >= 3) return tens;
  return inside(powers.flatMap((power) => [1, 2, 5].map((factor) => Number(`${factor}e${power}`))));
}
