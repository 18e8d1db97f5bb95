import { useState } from "preact/hooks";
import { PictureView } from "./PictureView.tsx";
import { data, take } from "./state.ts";

/** What it is trained on; files of one's own are dropped here. */
export function ImagesPanel() {
  const [over, setOver] = useState(false);
  const given = data.value;
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer?.files ?? []);
  };
  const onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <section class="panel images-panel" aria-labelledby="images-title">
      <div class="panel-head">
        <h2 id="images-title">Images</h2>
        {given && (
          <span class="note">
            {given.name}: {given.training.toLocaleString("en")} to train on, {given.test.toLocaleString("en")}{" "}
            for the test
          </span>
        )}
      </div>
      <div class="gallery">
        {given?.samples.map(({ pixels, label }, i) => (
          <PictureView
            key={`${given.name}${i}`}
            pixels={pixels}
            columns={given.columns}
            label={given.classes[label]}
          />
        ))}
      </div>
      <label
        class={`drop ${over ? "over" : ""}`}
        onDrop={onDrop}
        onDragOver={onDragOver}
        onDragLeave={() => setOver(false)}
      >
        <input
          type="file"
          multiple
          onChange={({ currentTarget }) => {
            void take(currentTarget.files ?? []);
          }}
        />
        <span>
          Or drop MNIST's four IDX files here, or <u>choose them</u>. They stay on this device.
        </span>
      </label>
    </section>
  );
}
