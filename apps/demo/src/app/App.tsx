import { signal, useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { tab } from "../state/route.ts";
import { Masthead } from "./Masthead.tsx";
import { Refusal } from "./Refusal.tsx";
import { tabs } from "./tabs.ts";

const page = signal<ComponentType | null>(null);

export function App() {
  useSignalEffect(() => {
    const name = tab.value;
    document.title = `${tabs[name].title} · Retrograd`;
    void tabs[name].load().then((loaded) => {
      if (tab.peek() === name) page.value = loaded;
    });
  });
  const Page = page.value;
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById("content")?.focus()}>
        Skip to the content
      </button>
      <Masthead />
      <main>
        <Refusal />
        <div id="content" role="tabpanel" aria-labelledby={`tab-${tab.value}`} tabIndex={-1}>
          {Page && <Page />}
        </div>
      </main>
      <footer>Everything is computed on this device; nothing leaves it.</footer>
    </>
  );
}
