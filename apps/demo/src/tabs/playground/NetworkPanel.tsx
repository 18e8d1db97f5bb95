import "./network.css";
import { Segments } from "../../parts/Segments.tsx";
import { Stepper } from "../../parts/Stepper.tsx";
import { NetworkView } from "./NetworkView.tsx";
import { choices, mostLayers, mostUnits } from "./settings.ts";
import { change, settings, shown, start } from "./state.ts";

const sides = { weights: "Weights", gradients: "Gradients" };

/** The network, and how large it is. */
export function NetworkPanel() {
  const { hidden, activation } = settings.value;
  const set = (at: number, units: number) =>
    change({ hidden: hidden.map((old, l) => (l === at ? units : old)) });
  const sizes = [2, ...hidden, 1].join(" → ");
  return (
    <section class="panel network-panel" aria-labelledby="network-title">
      <div class="panel-head">
        <h2 id="network-title">Network</h2>
        <Segments
          label="What the lines show"
          options={sides}
          value={shown.value}
          onChange={(next) => {
            shown.value = next;
          }}
        />
      </div>
      <div class="sizes">
        <span>
          <Stepper
            label="hidden layers"
            value={hidden.length}
            least={0}
            most={mostLayers}
            onChange={(count) =>
              change({
                hidden: count > hidden.length ? [...hidden, hidden.at(-1) ?? 4] : hidden.slice(0, count),
              })
            }
          />{" "}
          hidden layers
        </span>
        <span class="units">
          {hidden.map((units, l) => (
            <Stepper
              key={l}
              label={`units in layer ${l + 1}`}
              value={units}
              least={1}
              most={mostUnits}
              onChange={(next) => set(l, next)}
            />
          ))}
          {hidden.length > 0 && "units"}
        </span>
      </div>
      <NetworkView />
      <p class="note">
        {sizes}, {choices.activation[activation]}, {start.value?.parameters ?? "…"} parameters. A line's width
        is the size of its {shown.value === "weights" ? "weight" : "gradient"}, blue above zero and orange
        below.
      </p>
    </section>
  );
}
