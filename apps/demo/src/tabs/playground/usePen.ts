import { useRef } from "preact/hooks";
import { extent } from "./dataSets.ts";
import { drawing, drawPoint } from "./drawing.ts";
import { gridReach } from "./frame.ts";

/** The canvas reaches so far, in the units of drawn points. */
const reach = gridReach / extent;

/** How far an arrow key moves the cursor. */
const stride = 0.1;
/** How far the pen goes between two points that it leaves. */
const apart = 0.07;

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-stride, 0],
  ArrowRight: [stride, 0],
  ArrowUp: [0, stride],
  ArrowDown: [0, -stride],
};

/** Draws points by mouse, finger or keyboard. */
export function usePen() {
  const last = useRef<readonly [number, number] | null>(null);
  const put = (event: PointerEvent): void => {
    const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
    const x1 = reach * ((2 * (event.clientX - left)) / width - 1);
    const x2 = -reach * ((2 * (event.clientY - top)) / height - 1);
    const [p1, p2] = last.current ?? [Number.POSITIVE_INFINITY, 0];
    if (Math.hypot(x1 - p1, x2 - p2) < apart) return;
    last.current = [x1, x2];
    drawPoint(x1, x2);
  };
  return {
    onPointerDown(event: PointerEvent) {
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      last.current = null;
      put(event);
    },
    onPointerMove(event: PointerEvent) {
      if (event.buttons & 1) put(event);
    },
    onKeyDown(event: KeyboardEvent) {
      const { y, x1, x2 } = drawing.peek();
      const [c1, c2] = [x1 ?? 0, x2 ?? 0];
      const move = moves[event.key];
      if (move) drawing.value = { y, x1: within(c1 + move[0]), x2: within(c2 + move[1]) };
      else if (event.key === " ") {
        drawPoint(c1, c2);
        drawing.value = { y, x1: c1, x2: c2 };
      } else return;
      event.preventDefault();
    },
  };
}

const within = (coordinate: number): number => Math.min(1, Math.max(-1, coordinate));
