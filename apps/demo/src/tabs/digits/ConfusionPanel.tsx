import "./confusion.css";
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { PictureView } from "./PictureView.tsx";
import { examplesOf } from "./run.ts";
import type { Picture } from "./settings.ts";
import { data, epochs } from "./state.ts";

/** The cell whose images are shown. */
const chosen = signal<readonly [label: number, predicted: number] | null>(null);
const shown = 24;

/** What the test images are, against what the network takes them for. */
export function ConfusionPanel() {
  const last = epochs.value.at(-1);
  const names = data.value?.classes ?? [];
  const most = Math.max(
    1,
    ...(last?.confusion.flatMap((row, label) => row.filter((_, c) => c !== label)) ?? []),
  );
  return (
    <section class="panel" aria-labelledby="confusion-title">
      <div class="panel-head">
        <h2 id="confusion-title">What it confuses</h2>
        <span class="note">rows: what it is; columns: what it says</span>
      </div>
      <table class="confusion">
        <caption class="unseen">Test images by their class and by what the network says</caption>
        <thead>
          <tr>
            <td />
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, label) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {names.map((other, predicted) => {
                const count = last?.confusion[label][predicted] ?? 0;
                const isChosen = chosen.value?.[0] === label && chosen.value[1] === predicted;
                const share = label === predicted ? 0 : count / most;
                return (
                  <td key={other}>
                    <button
                      type="button"
                      class={`${label === predicted ? "right" : ""} ${count > 0 ? "some" : ""}`}
                      style={{ "--share": share }}
                      aria-pressed={isChosen}
                      aria-label={`${name} taken for ${other}: ${count}`}
                      disabled={count === 0}
                      onClick={() => {
                        chosen.value = [label, predicted];
                      }}
                    >
                      {count > 0 ? count : ""}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {last ? (
        <CellExamples epoch={last.epoch} />
      ) : (
        <p class="note cell-note">
          After the first epoch, each cell counts test images; choose one to see them.
        </p>
      )}
    </section>
  );
}

/** Images of the chosen cell, as of an epoch. */
function CellExamples({ epoch }: { readonly epoch: number }) {
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const cell = chosen.value;
  useEffect(() => {
    if (cell) void examplesOf(cell[0], cell[1], shown).then(setPictures);
  }, [cell, epoch]);
  const given = data.value;
  if (!cell || !given) return <p class="note cell-note">Choose a cell to see its images.</p>;
  const [is, says] = cell.map((c) => given.classes[c]);
  return (
    <>
      <p class="note cell-note" role="status">
        {is === says ? `Read right as ${is}:` : `It is ${is}, and the network says ${says}:`}
      </p>
      <div class="gallery">
        {pictures.map(({ pixels }, i) => (
          <PictureView key={i} pixels={pixels} columns={given.columns} label={is} />
        ))}
      </div>
    </>
  );
}
