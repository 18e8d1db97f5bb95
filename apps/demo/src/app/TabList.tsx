import { useRef } from "preact/hooks";
import { show, tab } from "../state/route.ts";
import { type TabName, tabNames } from "../state/tabNames.ts";
import { tabs } from "./tabs.ts";

const moves: Readonly<Record<string, (at: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: () => tabNames.length - 1,
};

/** The tabs, by the keyboard pattern of the WAI-ARIA practices: one of them takes the focus, arrows go to the others. */
export function TabList() {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = moves[event.key]?.(tabNames.indexOf(tab.value));
    if (to === undefined) return;
    event.preventDefault();
    const name = tabNames.at(to % tabNames.length) as TabName;
    show(name);
    list.current?.querySelector<HTMLButtonElement>(`#tab-${name}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Parts of this page" ref={list} onKeyDown={onKeyDown}>
      {tabNames.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === tab.value}
          aria-controls="content"
          tabIndex={name === tab.value ? 0 : -1}
          onClick={() => show(name)}
        >
          {tabs[name].title}
        </button>
      ))}
    </div>
  );
}
