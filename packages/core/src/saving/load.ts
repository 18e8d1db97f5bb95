import { reject } from "../backend/error.ts";
import type { Variable } from "../graph/variable.ts";
import { type Fitted, fitted, put } from "./fit.ts";
import { fileNamesOf, renamed } from "./names.ts";
import { isReserved } from "./prefixes.ts";
import { recordKey } from "./record.ts";
import { decode, type Stored } from "./safetensors/decode.ts";
import { listed } from "./safetensors/shown.ts";

/** Settings of `load`. */
export interface LoadOptions {
  /** Whether the names in the file and in the model must be the same ones; yes, unless said. Otherwise those that
   * both have are read. */
  readonly strict?: boolean;
  /** The model's name for a name in the file; the same, unless said. */
  readonly rename?: (name: string) => string;
}

/** Which names did not meet; both are empty where `strict` is not false. */
export interface Loaded {
  /** In the model, not in the file. */
  readonly missing: readonly string[];
  /** In the file, not in the model. */
  readonly unexpected: readonly string[];
}

/**
 * Gives a model the numbers of a safetensors file, for instance one that PyTorch wrote with
 * `safetensors.torch.save_file(model.state_dict(), path)`, or a checkpoint. The model may live on a backend, or have
 * no shapes yet: then it takes the file's. F16 and BF16 are read as float32, I64 as int32.
 *
 * @throws RetrogradError where the file is damaged or is not this model's; the model is then as it was before
 * @example
 * load(model, await loadFile("model.safetensors"));
 * load(model, bytes, { rename: (name) => name.replace("encoder.layer.", "blocks."), strict: false });
 */
export function load(
  model: unknown,
  bytes: Uint8Array<ArrayBufferLike> | ArrayBuffer,
  options: LoadOptions = {},
): Loaded {
  const { strict = true, rename = (name: string) => name } = options;
  const { arrays, metadata } = decode(bytes);
  const named = fileNamesOf("load", model);
  const mine = [...arrays].filter(([name]) => !(recordKey in metadata && isReserved(name)));
  const stored = renamed("load", new Map(mine), rename);
  const missing = [...named.keys()].filter((name) => !stored.has(name));
  const unexpected = [...stored.keys()].filter((name) => !named.has(name) && !isBatchCount(name));
  if (strict) checkNames("load", missing, unexpected);
  put(matched("load", named, stored));
  return { missing, unexpected };
}

/** What the file has for the variables that it names. */
export function matched(
  subject: string,
  named: ReadonlyMap<string, Variable>,
  stored: ReadonlyMap<string, Stored>,
): Fitted[] {
  return [...named].flatMap(([name, variable]) => {
    const array = stored.get(name);
    return array ? [fitted(subject, name, variable, array)] : [];
  });
}

export function checkNames(subject: string, missing: readonly string[], unexpected: readonly string[]): void {
  if (missing.length === 0 && unexpected.length === 0) return;
  const lacks = missing.length > 0 ? `has no ${listed(missing)}` : "";
  const more = unexpected.length > 0 ? `has ${listed(unexpected)}, which the model has not` : "";
  const remedy =
    subject === "load"
      ? "rename names one as the other, strict: false reads those that both have"
      : "give the model that the file was made of";
  reject(subject, `the file ${[lacks, more].filter(Boolean).join(", and ")}`, remedy);
}

/** PyTorch's batch normalization counts its batches, for a kind of averaging that it does not use by default. */
function isBatchCount(name: string): boolean {
  return name.endsWith("num_batches_tracked");
}
