import type { ComponentType } from "preact";
import type { TabName } from "../state/tabNames.ts";

/** A tab's title, and its page, loaded when it is first shown. */
interface Tab {
  readonly title: string;
  load(): Promise<ComponentType>;
}

export const tabs: Readonly<Record<TabName, Tab>> = {
  playground: {
    title: "Playground",
    load: async () => (await import("../tabs/playground/Playground.tsx")).Playground,
  },
  pass: { title: "One pass", load: async () => (await import("../tabs/pass/PassTab.tsx")).PassTab },
};
