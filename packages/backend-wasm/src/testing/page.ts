// biome-ignore lint/style/noRestrictedImports: the suite runs inside the page, for tests.
import { type Report, runChecks, suite } from "@retrograd/conformance";
import { created } from "../created.ts";
import { type WasmOptions, wasm } from "../index.ts";
import { losses } from "./losses.ts";

/** What a test asks of the page. */
export interface TestPage {
  /** How many threads compute. */
  threads(options: WasmOptions): Promise<number>;
  /** The losses of some training steps. */
  train(options: WasmOptions, steps: number): Promise<number[]>;
  /** The whole conformance suite, all divided that can be. */
  conformance(options: WasmOptions): Promise<Report>;
}

const page: TestPage = {
  async threads(options) {
    const backend = await created(options);
    backend.dispose();
    return backend.threads;
  },
  train: async (options, steps) => losses(await wasm(options), steps),
  conformance: async (options) => runChecks(await created(options, 1), await suite()),
};

(globalThis as { testPage?: TestPage }).testPage = page;
