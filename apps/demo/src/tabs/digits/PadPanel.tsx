import "./pad.css";
import { effect, signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { AnswerView } from "./AnswerView.tsx";
import { Pad } from "./Pad.tsx";
import { PictureView } from "./PictureView.tsx";
import { sampleOf, show } from "./run.ts";
import type { Picture } from "./settings.ts";
import { data } from "./state.ts";
import { imageOf, type Stroke } from "./strokes.ts";

const strokes = signal<readonly Stroke[]>([]);
/** A test image that was taken instead of drawing one. */
const taken = signal<Picture | null>(null);

/** Draw one, and see what the network makes of it. */
export function PadPanel() {
  const [next, setNext] = useState(0);
  useEffect(
    () =>
      effect(() => {
        data.value;
        taken.value = null;
      }),
    [],
  );
  useEffect(
    () =>
      effect(() => {
        const size = data.value;
        if (!size) return;
        void show(taken.value?.pixels ?? imageOf(strokes.value, size.rows, size.columns));
      }),
    [],
  );
  const isEmpty = strokes.value.length === 0 && !taken.value;
  const clear = (): void => {
    taken.value = null;
    strokes.value = [];
  };
  return (
    <section class="panel" aria-labelledby="pad-title">
      <div class="panel-head">
        <h2 id="pad-title">Draw a digit</h2>
        <span class="note">with mouse or finger</span>
      </div>
      <div class="pad-room">
        {taken.value && data.value ? (
          <PictureView
            pixels={taken.value.pixels}
            columns={data.value.columns}
            label={`A test image: ${data.value.classes[taken.value.label]}`}
          />
        ) : (
          <Pad strokes={strokes} />
        )}
        {isEmpty && <p class="note hint">Draw here</p>}
      </div>
      <div class="digits-controls">
        <button type="button" class="button" disabled={isEmpty} onClick={clear}>
          Clear
        </button>
        <button
          type="button"
          class="button"
          disabled={!data.value}
          onClick={async () => {
            strokes.value = [];
            taken.value = await sampleOf(next);
            setNext(next + 1);
          }}
        >
          Take a test image
        </button>
      </div>
      <AnswerView />
    </section>
  );
}
