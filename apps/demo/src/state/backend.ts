import { signal } from "@preact/signals";
import type { BackendName } from "./backendNames.ts";

/** Where everything on the page computes; small networks like WebAssembly best. */
export const backend = signal<BackendName>("wasm");

/** Backends that this browser turned out not to have, each with the reason. */
export const missing = signal<Readonly<Partial<Record<BackendName, string>>>>({});

/** Notes that a backend can't be had, and goes on with the one that every browser has. */
export function passOver(name: BackendName, reason: string): void {
  missing.value = { ...missing.peek(), [name]: reason };
  if (backend.peek() === name) backend.value = "cpu";
}
