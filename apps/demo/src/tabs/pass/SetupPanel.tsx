import { Segments } from "../../parts/Segments.tsx";
import { Select } from "../../parts/Select.tsx";
import { choices, examples, type Setup } from "./setup.ts";
import { goTo, setup, shownExample } from "./state.ts";

const shown = Object.fromEntries(examples.map(({ x, t }, k) => [String(k), `${x.join(" xor ")} = ${t}`]));

/** Which network, which loss, whose numbers. */
export function SetupPanel() {
  const change = (changes: Partial<Setup>): void => {
    setup.value = { ...setup.peek(), ...changes };
    if (changes.hidden) goTo(0);
  };
  const select = <Name extends keyof typeof choices>(name: Name, label: string) => (
    <Select
      label={label}
      options={choices[name] as Readonly<Record<Setup[Name], string>>}
      value={setup.value[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <div class="setup">
      {select("hidden", "Network")}
      {select("activation", "Hidden activation")}
      {select("loss", "Loss")}
      {select("rate", "Learning rate λ")}
      <button type="button" class="button" onClick={() => change({ seed: (setup.peek().seed % 9999) + 1 })}>
        Other weights
      </button>
      <Segments
        label="Example whose numbers are shown"
        options={shown}
        value={String(shownExample.value)}
        onChange={(k) => {
          shownExample.value = Number(k);
        }}
      />
    </div>
  );
}
