import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { duration } from "./format.ts";
import type { Standing } from "./standing.ts";

const colors = { retrograd: "#0b6bcb", other: "#6b7079" };

/**
 * A workload's results as an SVG: a dot at each runner's fastest sample, a line from there to its median. A logarithmic axis has no
 * zero for bars to start from.
 */
export async function plot(title: string, standings: readonly Standing[]): Promise<string> {
  const spec: TopLevelSpec = {
    width: 520,
    height: { step: 22 },
    padding: 10,
    background: "white",
    title: { text: title, anchor: "start", fontSize: 13 },
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
            scale: { type: "log", nice: true },
            title: "milliseconds: number and dot the fastest sample, end of the line the median",
            axis: { format: "~g", grid: true, values: powersOfTen(standings) },
          },
          x2: { field: "medianMs" },
        },
      },
      {
        mark: { type: "point", filled: true, size: 70, opacity: 1 },
        encoding: { x: { field: "minMs", type: "quantitative" } },
      },
      {
        mark: { type: "text", align: "left", dx: 9, fontSize: 10 },
        encoding: {
          x: { field: "medianMs", type: "quantitative" },
          text: { field: "text", type: "nominal" },
        },
      },
    ],
    config: {
      font: "system-ui, sans-serif",
      axis: { labelFontSize: 11, titleFontSize: 11, titleFontWeight: "normal", labelLimit: 200 },
      view: { stroke: null },
    },
  };
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: "none" });
  return view.toSVG();
}

/** From below the smallest number to above the largest. */
function powersOfTen(standings: readonly Standing[]): number[] {
  const all = standings.flatMap(({ result }) => [result.minMs, result.medianMs]);
  const [first, last] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  return Array.from({ length: last - first + 1 }, (_, k) => Number(`1e${first + k}`));
}
