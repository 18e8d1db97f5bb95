import "./answer.css";
import { palette, wordOf } from "../../parts/palette.ts";
import { useCanvas } from "../../parts/useCanvas.ts";
import { answer, data, epochs } from "./state.ts";

/** The probability of each class, and what the hidden layers say. */
export function AnswerView() {
  const said = answer.value;
  const names = data.value?.classes ?? [];
  const best = said ? said.probabilities.indexOf(Math.max(...said.probabilities)) : -1;
  return (
    <div class="answer">
      <p class="verdict" aria-live="polite">
        {said ? (
          <>
            It says <strong data-testid="answer">{names[best]}</strong>
            {epochs.value.length === 0 && <span class="note">, but it has not learned anything yet</span>}
          </>
        ) : (
          <span class="note">Its answer appears here.</span>
        )}
      </p>
      <ul class="bars" aria-label="Probability of each class">
        {names.map((name, c) => {
          const p = said?.probabilities[c] ?? 0;
          return (
            <li key={name} class={c === best ? "best" : ""}>
              <span>{name}</span>
              <i style={{ "--share": p }} />
              <span>{said ? `${(100 * p).toFixed(1)} %` : ""}</span>
            </li>
          );
        })}
      </ul>
      {said?.hidden.map((_, l) => (
        <LayerView key={l} layer={l} />
      ))}
    </div>
  );
}

/** The activations of one hidden layer, a square for each unit. */
function LayerView({ layer }: { readonly layer: number }) {
  const canvas = useCanvas(({ context, width, height }) => {
    const a = answer.value?.hidden[layer];
    if (!a) return;
    const { words, line } = palette.value;
    const columns = Math.ceil(a.length / 2);
    const largest = a.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
    for (const [j, value] of a.entries()) {
      const word = wordOf(words, value / largest);
      const [x, y] = [((j % columns) / columns) * width, j < columns ? 0 : height / 2];
      context.fillStyle = `rgb(${word & 255} ${(word >> 8) & 255} ${(word >> 16) & 255})`;
      context.fillRect(x + 0.5, y + 0.5, width / columns - 1, height / 2 - 1);
      context.strokeStyle = line;
      context.strokeRect(x + 0.5, y + 0.5, width / columns - 1, height / 2 - 1);
    }
  });
  const units = answer.value?.hidden[layer]?.length ?? 0;
  return (
    <figure class="layer-view">
      <figcaption class="note">
        Hidden layer {layer + 1}: activations of {units} units
      </figcaption>
      <canvas ref={canvas} />
    </figure>
  );
}
