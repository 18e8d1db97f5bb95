/// <reference path="./types/url.d.ts" />

import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threadedSimd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import { peerRunners } from "./runners/peers.ts";
import type { RunnerEntry } from "./runners/runner.ts";

export * from "./own.ts";

/** Other libraries, each on every backend that it has in a page. */
export function peers(): readonly RunnerEntry[] {
  return peerRunners({
    "tfjs-backend-wasm.wasm": plain,
    "tfjs-backend-wasm-simd.wasm": simd,
    "tfjs-backend-wasm-threaded-simd.wasm": threadedSimd,
  });
}
