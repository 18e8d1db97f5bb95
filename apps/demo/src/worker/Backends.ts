import type { Backend } from "@retrograd/core";
import type { BackendName } from "../state/backendNames.ts";
import { makeBackend } from "./makeBackend.ts";

/** A worker's backends, each made once. */
export class Backends {
  readonly #made: Map<BackendName, Promise<Backend>> = new Map();

  /** @throws Error that says why this browser does not have the backend */
  get(name: BackendName): Promise<Backend> {
    const known = this.#made.get(name) ?? makeBackend(name).then(({ backend }) => backend);
    this.#made.set(name, known);
    return known;
  }
}
