import { reject } from "../../backend/error.ts";
import { repeatedKey } from "./repeatedKey.ts";
import { shown } from "./shown.ts";

/** The most that the format's own library takes. */
const longest = 100_000_000;

export interface Header {
  readonly fields: Readonly<Record<string, unknown>>;
  /** The bytes after the header. */
  readonly data: Uint8Array<ArrayBufferLike>;
}

/** The header of a safetensors file as an object, which is all that is known about it yet. */
export function headerOf(bytes: Uint8Array<ArrayBufferLike>): Header {
  const remedy = "it is cut off, or no safetensors file";
  if (bytes.length < 8)
    reject("safetensors", `the file has ${bytes.length} bytes, and its header's length takes 8`, remedy);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > longest)
    reject(
      "safetensors",
      `the file says that its header has ${length} bytes`,
      `${longest} is the most that the format allows`,
    );
  if (length > bytes.length - 8)
    reject(
      "safetensors",
      `the file says that its header has ${length} bytes, and holds ${bytes.length - 8}`,
      remedy,
    );
  const end = 8 + Number(length);
  const fields = parsed(bytes.slice(8, end));
  return { fields, data: bytes.subarray(end) };
}

function parsed(json: Uint8Array<ArrayBufferLike>): Readonly<Record<string, unknown>> {
  let text = "";
  let value: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(json);
    value = JSON.parse(text);
  } catch {
    return reject("safetensors", "the file's header is not JSON", "it is damaged, or no safetensors file");
  }
  if (!isRecord(value))
    return reject("safetensors", `the file's header is ${shown(value)}`, "it must be a JSON object");
  const twice = repeatedKey(text);
  if (twice !== null)
    reject("safetensors", `the file's header has ${shown(twice)} twice`, "every key must be there once");
  return value;
}

/** Whether a JSON value is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
