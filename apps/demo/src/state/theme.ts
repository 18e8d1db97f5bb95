import { computed, effect, signal } from "@preact/signals";

export type Theme = "light" | "dark";

const key = "retrograd.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const systemTheme = signal<Theme>(system.matches ? "dark" : "light");
system.addEventListener("change", ({ matches }) => {
  systemTheme.value = matches ? "dark" : "light";
});
/** What the visitor chose; null follows the system. */
const chosen = signal<Theme | null>(readChoice());

export const theme = computed(() => chosen.value ?? systemTheme.value);

export function chooseTheme(next: Theme): void {
  chosen.value = next === systemTheme.value ? null : next;
}

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});
effect(() => {
  try {
    if (chosen.value) localStorage.setItem(key, chosen.value);
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing for pages forgets the choice.
  }
});

function readChoice(): Theme | null {
  try {
    const kept = localStorage.getItem(key);
    return kept === "light" || kept === "dark" ? kept : null;
  } catch {
    return null;
  }
}
