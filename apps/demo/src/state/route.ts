import { computed, signal } from "@preact/signals";
import { type TabName, tabNames } from "./tabNames.ts";

/** What the address says after its `#`: a tab, and that tab's settings as `?name=value&…`. */
interface Route {
  readonly tab: TabName;
  readonly query: string;
}

const route = signal<Route>(routeOf(location.hash));
/** Each tab's settings, as they were last described. */
const remembered = new Map<TabName, string>();

addEventListener("hashchange", () => {
  const next = routeOf(location.hash);
  // A link that someone pasted: its settings are taken as those of a page that is opened.
  if (next.query !== (remembered.get(next.tab) ?? "")) location.reload();
  else route.value = next;
});

export const tab = computed(() => route.value.tab);

/** The settings in the address, as long as the tab is the shown one. */
export function queryOf(of: TabName): URLSearchParams | null {
  return route.value.tab === of ? new URLSearchParams(route.value.query) : null;
}

/** Shows a tab, with the settings that it had when it was last shown. */
export function show(next: TabName): void {
  location.hash = addressOf({ tab: next, query: remembered.get(next) ?? "" });
}

/** Puts a tab's settings into the address, without a step in the browser's history. */
export function describe(of: TabName, settings: URLSearchParams): void {
  const query = settings.toString();
  remembered.set(of, query);
  if (route.peek().tab === of) history.replaceState(null, "", addressOf({ tab: of, query }));
}

function addressOf({ tab, query }: Route): string {
  return `#${tab}${query && `?${query}`}`;
}

function routeOf(hash: string): Route {
  const [name = "", query = ""] = hash.slice(1).split("?");
  const tab = tabNames.find((known) => known === name) ?? "playground";
  return { tab, query };
}
