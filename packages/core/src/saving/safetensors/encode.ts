import type { NumericArray } from "../../array/array.ts";
import { reject } from "../../backend/error.ts";
import { storedAs } from "./dtypes.ts";

/**
 * A safetensors file: 8 bytes with the length of the header (little-endian), the header as JSON, padded with spaces
 * to a multiple of 8, and the numbers, little-endian, one array after the other. As the format's own library
 * (github.com/huggingface/safetensors) does, the arrays go from the widest dtype to the narrowest, then by name, so
 * that each is aligned.
 */
export function encode(
  arrays: ReadonlyMap<string, NumericArray>,
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const sorted = [...arrays].sort(
    ([left, { dtype: a }], [right, { dtype: b }]) => ranks[b] - ranks[a] || (left < right ? -1 : 1),
  );
  const entries = [`"__metadata__":${JSON.stringify(metadata)}`];
  let end = 0;
  for (const [name, { dtype, shape, data }] of sorted) {
    if (name === "__metadata__")
      reject("safetensors", "cannot hold an array of the name __metadata__", "give it another name");
    const begin = end;
    end += data.byteLength;
    const entry = { dtype: storedAs[dtype], shape, data_offsets: [begin, end] };
    entries.push(`${JSON.stringify(name)}:${JSON.stringify(entry)}`);
  }
  const json = new TextEncoder().encode(`{${entries.join()}}`);
  const start = 8 + Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(start + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - 8), true);
  bytes.set(json, 8);
  bytes.fill(0x20, 8 + json.length, start);
  let at = start;
  for (const [, { data }] of sorted) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

const ranks = { float64: 2, float32: 1, int32: 0 };
