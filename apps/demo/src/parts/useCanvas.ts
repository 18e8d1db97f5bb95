import { signal, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";

/** The room that a drawing has, in CSS pixels; the context counts in them, whatever the screen's density. */
export interface Room {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
}

/** A canvas as large as its box on the screen, drawn again whenever its size or a signal that `draw` reads changes. */
export function useCanvas(draw: (room: Room) => void) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useMemo(() => signal({ width: 0, height: 0 }), []);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      size.value = { width, height };
    });
    observer.observe(canvas.current as HTMLCanvasElement);
    return () => observer.disconnect();
  }, [size]);
  useSignalEffect(() => {
    const { width, height } = size.value;
    const element = canvas.current;
    if (!element || width === 0) return;
    const density = devicePixelRatio;
    const [columns, rows] = [Math.round(width * density), Math.round(height * density)];
    if (element.width !== columns) element.width = columns;
    if (element.height !== rows) element.height = rows;
    const context = element.getContext("2d") as CanvasRenderingContext2D;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    draw({ context, width, height });
  });
  return canvas;
}
