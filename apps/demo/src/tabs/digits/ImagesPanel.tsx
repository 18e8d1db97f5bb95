import "./images.css";
import { PictureView } from "./PictureView.tsx";
import { take } from "./run.ts";
import { data, refused, taking } from "./state.ts";
import { useDroppedFiles } from "./useDroppedFiles.ts";

/** What it is trained on; files of one's own are dropped here. */
export function ImagesPanel() {
  const above = useDroppedFiles(take);
  const given = data.value;
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
      <label class={`drop ${above ? "above" : ""}`}>
        <input
          type="file"
          multiple
          onChange={({ currentTarget }) => {
            void take([...(currentTarget.files ?? [])]);
            // So that the same files, mended, can be chosen again.
            currentTarget.value = "";
          }}
        />
        {taking.value ? (
          <span>Reading …</span>
        ) : (
          <span>
            Drop MNIST's IDX files on this page, images and labels, or <u>choose them</u>. They stay on this
            device.
          </span>
        )}
      </label>
      <p class="trouble" role="alert">
        {refused.value}
      </p>
    </section>
  );
}
