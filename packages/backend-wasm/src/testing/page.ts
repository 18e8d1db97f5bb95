// biome-ignore lint/style/noRestrictedImports: the suite runs inside the page, for tests.
import { type Report, runChecks, suite } from "@retrograd/conformance";
import { type WasmOptions, wasm } from "../index.ts";
import { losses } from "./losses.ts";

/** What a test asks of the page. */
export interface TestPage {
  /** The losses of some training steps. */
  train(options: WasmOptions, steps: number): Promise<number[]>;
  /** The whole conformance suite. */
  conformance(options: WasmOptions): Promise<Report>;
}

const page: TestPage = {
  train: async (options, steps) => losses(await wasm(options), steps),
  conformance: async (options) => runChecks(await wasm(options), await suite()),
};

(globalThis as { testPage?: TestPage }).testPage = page;
