import { signal } from "@preact/signals";
import type { BackendName } from "./backendNames.ts";

/** Where everything on the page computes; small networks like WebAssembly best. */
export const backend = signal<BackendName>("wasm");

/** Backends that this browser turned out not to have, each with the reason. */
export const missing = signal<Readonly<Partial<Record<BackendName, string>>>>({});

/** What was chosen and can't be had, until something else is chosen. */
export const refused = signal<BackendName | null>(null);

/** Where everything computed before the latest choice: what one falls back to. */
let before: BackendName = "cpu";

/** Where everything on the page is to compute from now on. */
export function choose(name: BackendName): void {
  before = backend.peek();
  refused.value = null;
  backend.value = name;
}

/** Notes that a backend can't be had, and goes on with the one before, or with the one that every browser has. */
export function passOver(name: BackendName, message: string): void {
  // Errors start with who says so, which is plain here.
  missing.value = { ...missing.peek(), [name]: message.replace(/^\w+: /, "") };
  if (backend.peek() !== name) return;
  refused.value = name;
  backend.value = before in missing.peek() ? "cpu" : before;
}
