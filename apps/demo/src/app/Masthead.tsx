import "../style/masthead.css";
import { MoonIcon, SunIcon } from "../parts/icons.tsx";
import { backend, choose, missing } from "../state/backend.ts";
import { type BackendName, backendTitles } from "../state/backendNames.ts";
import { chooseTheme, theme } from "../state/theme.ts";
import { Brand } from "./Brand.tsx";
import { TabList } from "./TabList.tsx";

/** The page's head: name, tabs, where it computes, light or dark. */
export function Masthead() {
  const other = theme.value === "dark" ? "light" : "dark";
  return (
    <header class="masthead">
      <Brand />
      <TabList />
      <div class="masthead-tools">
        <select
          class="select-plain"
          aria-label="Backend"
          value={backend.value}
          onChange={(event) => {
            choose(event.currentTarget.value as BackendName);
          }}
        >
          {(Object.entries(backendTitles) as [BackendName, string][]).map(([name, title]) => (
            <option
              key={name}
              value={name}
              disabled={name in missing.value}
              selected={name === backend.value}
            >
              {title}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button icon"
          aria-label={`Switch to ${other}`}
          onClick={() => chooseTheme(other)}
        >
          {other === "dark" ? <MoonIcon /> : <SunIcon />}
        </button>
      </div>
    </header>
  );
}
