import { Segments } from "../../parts/Segments.tsx";
import { drawing } from "./drawing.ts";
import { change, settings } from "./state.ts";

const classes = { "1": "Blue", "-1": "Orange" };
const values = { "1": "1", "0.5": "½", "0": "0", "-0.5": "−½", "-1": "−1" };

/** Which points the pen leaves. */
export function DrawingTools() {
  const { task, drawn } = settings.value;
  const value = String(drawing.value.y) as keyof typeof values;
  const choose = (y: string): void => {
    drawing.value = { ...drawing.peek(), y: Number(y) };
  };
  return (
    <div class="drawing-tools">
      {task === "classes" ? (
        <Segments
          label="Class of the next points"
          options={classes}
          value={value === "-1" ? "-1" : "1"}
          onChange={choose}
        />
      ) : (
        <Segments label="Value of the next points" options={values} value={value} onChange={choose} />
      )}
      <button type="button" class="button" disabled={drawn === ""} onClick={() => change({ drawn: "" })}>
        Clear
      </button>
      {drawn === "" && <p class="note">Draw points below, with mouse, finger or keyboard; then run.</p>}
    </div>
  );
}
