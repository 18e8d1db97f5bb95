import type { Backend } from "@retrograd/core";
import type { Screen } from "../quickstart/screen.ts";

/** What an example trains with. */
export interface Setting {
  readonly backend: Backend;
  /** A folder with data, or the name of a collection; each example has data of its own where there is none. */
  readonly data: string | null;
  /** As many as the example needs where there is none. */
  readonly epochs: number | null;
  readonly seed: number;
  readonly screen: Screen;
}

/** A network that trains in front of one's eyes and ends with something to look at. */
export interface Example {
  /** One line for the list of examples. */
  readonly description: string;
  readonly run: (setting: Setting) => Promise<void>;
}
