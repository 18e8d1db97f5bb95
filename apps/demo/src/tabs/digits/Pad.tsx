import type { Signal } from "@preact/signals";
import { palette } from "../../parts/palette.ts";
import { useCanvas } from "../../parts/useCanvas.ts";
import { type Stroke, trace } from "./strokes.ts";

/** Where one draws a digit with mouse or finger. */
export function Pad({ strokes }: { readonly strokes: Signal<readonly Stroke[]> }) {
  const canvas = useCanvas(({ context, width, height }) => {
    context.strokeStyle = palette.value.ink;
    context.save();
    context.scale(width, height);
    trace(context, strokes.value, 0.07);
    context.restore();
  });
  const pointOf = (event: PointerEvent): readonly [number, number] => {
    const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  };
  return (
    <canvas
      ref={canvas}
      class="pad"
      role="img"
      aria-label="Pad to draw a digit on"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        strokes.value = [...strokes.peek(), [pointOf(event)]];
      }}
      onPointerMove={(event) => {
        const all = strokes.peek();
        const last = all.at(-1);
        if (!(event.buttons & 1) || !last) return;
        strokes.value = [...all.slice(0, -1), [...last, pointOf(event)]];
      }}
    />
  );
}
