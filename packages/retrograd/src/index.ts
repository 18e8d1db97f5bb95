export * from "@retrograd/core";
export { type BestBackendOptions, bestBackend } from "./bestBackend.ts";
export type { BestBackend, Skipped } from "./firstThatWorks.ts";
export type { BackendName } from "./makers.ts";
