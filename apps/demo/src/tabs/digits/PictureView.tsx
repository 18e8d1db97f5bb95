import "./picture.css";
import { useEffect, useRef } from "preact/hooks";
import { palette } from "../../parts/palette.ts";

interface Properties {
  /** 0 is paper, 255 is ink. */
  readonly pixels: Uint8Array;
  readonly columns: number;
  /** What it shows, for those who do not see it; nothing where its surroundings say so. */
  readonly label?: string;
}

/** A small picture, ink in the colour of the text. */
export function PictureView({ pixels, columns, label }: Properties) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const rows = pixels.length / columns;
  const { ink } = palette.value;
  useEffect(() => {
    const context = (canvas.current as HTMLCanvasElement).getContext("2d") as CanvasRenderingContext2D;
    const mask = context.createImageData(columns, rows);
    for (let i = 0; i < pixels.length; i++) mask.data[4 * i + 3] = pixels[i];
    context.putImageData(mask, 0, 0);
    context.globalCompositeOperation = "source-in";
    context.fillStyle = ink;
    context.fillRect(0, 0, columns, rows);
  }, [pixels, columns, rows, ink]);
  return (
    <canvas
      ref={canvas}
      class="picture"
      width={columns}
      height={rows}
      {...(label && { role: "img", "aria-label": label })}
    />
  );
}
