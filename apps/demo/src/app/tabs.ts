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
  digits: { title: "Digits", load: async () => (await import("../tabs/digits/DigitsTab.tsx")).DigitsTab },
  backends: {
    title: "Backends",
    load: async () => (await import("../tabs/backends/BackendsTab.tsx")).BackendsTab,
  },
  speed: { title: "Speed", load: async () => (await import("../tabs/speed/SpeedTab.tsx")).SpeedTab },
  pass: { title: "One pass", load: async () => (await import("../tabs/pass/PassTab.tsx")).PassTab },
};
