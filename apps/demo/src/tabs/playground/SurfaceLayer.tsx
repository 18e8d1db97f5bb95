import { heatMap } from "../../parts/heatMap.ts";
import { palette } from "../../parts/palette.ts";
import { useCanvas } from "../../parts/useCanvas.ts";
import { boundary } from "./boundary.ts";
import { gridSide } from "./frame.ts";
import { frame, settings } from "./state.ts";

const map = heatMap(gridSide);

/** The network's answers as colours, and the line between two classes. */
export function SurfaceLayer() {
  const canvas = useCanvas(({ context, width, height }) => {
    const seen = frame.value;
    if (!seen) return;
    const { pale, ink } = palette.value;
    map.paint(pale, seen.surface);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "high";
    context.drawImage(map.canvas, 0, 0, width, height);
    if (settings.value.task !== "classes") return;
    context.beginPath();
    const scale = width / gridSide;
    for (const [x0, y0, x1, y1] of boundary(seen.surface, gridSide)) {
      context.moveTo(x0 * scale, y0 * scale);
      context.lineTo(x1 * scale, y1 * scale);
    }
    context.strokeStyle = ink;
    context.globalAlpha = 0.75;
    context.lineWidth = 1.5;
    context.stroke();
    context.globalAlpha = 1;
  });
  return <canvas ref={canvas} class="layer" />;
}
