import { reject } from "../backend/error.ts";
import { isRecord } from "./safetensors/header.ts";

/** Where a checkpoint's file has the record of the run, among its metadata. */
export const recordKey = "retrograd.run";

/** What a checkpoint holds beside arrays. */
export interface RunRecord {
  readonly version: 1;
  /** Runs that each compiled step has made. */
  readonly runs: readonly number[];
  /** Those of the steps' backends, as pairs. */
  readonly choices: readonly (readonly [string, string])[];
  readonly optimizers: readonly { readonly name: string; readonly steps: number }[];
  /** Variables of the model that had no numbers yet. */
  readonly undrawn: readonly string[];
  readonly progress: unknown;
}

/** The record as JSON.
 *
 * @throws RetrogradError where its progress holds what JSON would not give back */
export function written(record: RunRecord): string {
  const remedy = "give plain numbers, strings, booleans, arrays and records of them";
  try {
    return JSON.stringify(record, (key, value: unknown) => {
      if (
        ["function", "symbol"].includes(typeof value) ||
        (typeof value === "number" && !Number.isFinite(value))
      )
        reject("checkpoint", `progress has ${String(value)} as ${key}, which JSON has not`, remedy);
      return value;
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return reject("checkpoint", "progress has a circle or a bigint in it, which JSON has not", remedy);
  }
}

/** The record in a file's metadata.
 *
 * @throws RetrogradError where there is none, or not one that can be read */
export function recordIn(metadata: Readonly<Record<string, unknown>>): RunRecord {
  const text = metadata[recordKey];
  if (typeof text !== "string")
    return reject(
      "restore",
      "the file holds no run",
      "load(model, bytes) reads a file that has a model alone",
    );
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    record = null;
  }
  if (isRunRecord(record)) return record;
  return reject(
    "restore",
    "the file's record of the run cannot be read",
    "it is damaged, or of a later version",
  );
}

function isRunRecord(value: unknown): value is RunRecord {
  if (!isRecord(value)) return false;
  const { version, runs, choices, optimizers, undrawn } = value;
  return (
    version === 1 &&
    isListOf(runs, isCount) &&
    isListOf(choices, (it) => isListOf(it, isString) && (it as unknown[]).length === 2) &&
    isListOf(optimizers, (it) => isRecord(it) && typeof it.name === "string" && isCount(it.steps)) &&
    isListOf(undrawn, isString)
  );
}

function isListOf(value: unknown, is: (it: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isString(value: unknown): boolean {
  return typeof value === "string";
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
