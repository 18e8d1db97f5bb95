import type { Backend } from "@retrograd/core";
import { type BackendName, backendNames, makeComparable } from "../quickstart/backends.ts";

/** A backend to check, or why there is none on this machine. */
export type Selected =
  | { readonly name: BackendName; readonly backend: Backend; readonly remark: string }
  | { readonly name: BackendName; readonly reason: string };

/** The backends that were asked for; all of them, where none was. */
export async function select(
  names: readonly BackendName[],
  make: typeof makeComparable = makeComparable,
): Promise<Selected[]> {
  const selected: Selected[] = [];
  for (const name of names.length > 0 ? names : backendNames) {
    try {
      selected.push({ name, ...(await make(name)) });
    } catch (error) {
      selected.push({ name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return selected;
}

/** Whether the backend must not be missing: it was named, or RETROGRAD_REQUIRE_WEBGPU=1 asks for it. */
export function isRequired(name: BackendName, named: readonly BackendName[]): boolean {
  const flag = process.env[`RETROGRAD_REQUIRE_${name.toUpperCase()}`];
  return named.includes(name) || (flag !== undefined && flag !== "" && flag !== "0");
}
