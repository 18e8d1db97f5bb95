import "uplot/dist/uPlot.min.css";
import "./plot.css";
import { type ReadonlySignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import UPlot from "uplot";
import { palette } from "./palette.ts";

export interface Line {
  readonly label: string;
  readonly color: "ink" | "test";
  readonly dash?: readonly number[];
}

interface Properties {
  /** What someone who does not see it is told. */
  readonly label: string;
  readonly lines: readonly Line[];
  /** The x of every line, then each line's y. */
  readonly data: ReadonlySignal<readonly (readonly number[])[]>;
  readonly height: number;
}

const font = '11px "Inter Variable", sans-serif';

/** Lines over a common x, drawn again whenever their numbers change. */
export function Plot({ label, lines, data, height }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  useSignalEffect(() => {
    const colors = palette.value;
    const axis = {
      stroke: colors.soft,
      font,
      grid: { stroke: colors.line, width: 1 },
      ticks: { show: false },
    };
    const element = box.current as HTMLDivElement;
    plot.current?.destroy();
    plot.current = new UPlot(
      {
        width: element.clientWidth || 300,
        height,
        legend: { show: false },
        cursor: { show: false },
        padding: [8, 10, 0, 0],
        scales: { x: { time: false }, y: { range: (_, __, high) => [0, high > 0 ? high * 1.05 : 1] } },
        axes: [
          { ...axis, size: 24, gap: 4 },
          { ...axis, size: 44, gap: 4 },
        ],
        series: [
          {},
          ...lines.map(({ color, dash }) => ({
            stroke: colors[color],
            width: 1.75,
            points: { show: false },
            ...(dash && { dash: [...dash] }),
          })),
        ],
      },
      data.peek() as UPlot.AlignedData,
      element,
    );
  });
  useSignalEffect(() => plot.current?.setData(data.value as UPlot.AlignedData));
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) =>
      plot.current?.setSize({ width: entry!.contentRect.width, height }),
    );
    observer.observe(box.current as HTMLDivElement);
    return () => {
      observer.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [height]);
  return <div class="plot" role="img" aria-label={label} ref={box} style={{ minHeight: `${height}px` }} />;
}
