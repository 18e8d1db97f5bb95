import type { Shape } from "../../backend/dtype.ts";
import { reject } from "../../backend/error.ts";
import { bits } from "./dtypes.ts";
import { headerOf, isRecord } from "./header.ts";
import { shown } from "./shown.ts";

/** One array of a file: its bytes, not yet numbers. */
export interface Stored {
  /** As the format calls it: `F32`. */
  readonly dtype: string;
  readonly shape: Shape;
  readonly bytes: Uint8Array<ArrayBufferLike>;
}

export interface Decoded {
  readonly arrays: ReadonlyMap<string, Stored>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * The arrays of a safetensors file, checked as the format's own library
 * (github.com/huggingface/safetensors) checks them. Nothing is copied.
 *
 * @throws RetrogradError with one sentence on the first thing that is wrong
 */
export function decode(file: Uint8Array<ArrayBufferLike> | ArrayBuffer): Decoded {
  const { fields, data } = headerOf(asBytes(file));
  const { __metadata__: metadata = {}, ...rest } = fields;
  if (!isRecord(metadata) || Object.values(metadata).some((value) => typeof value !== "string"))
    return reject(
      "safetensors",
      "the file's __metadata__ is no object of strings",
      "the format asks for one",
    );
  const arrays = new Map<string, Stored>();
  const ranges: Range[] = [];
  for (const [name, entry] of Object.entries(rest)) {
    const { begin, end, ...array } = described(name, entry, data.length);
    ranges.push({ name, begin, end });
    arrays.set(name, { ...array, bytes: data.subarray(begin, end) });
  }
  checkCover(ranges, data.length);
  return { arrays, metadata };
}

interface Range {
  readonly name: string;
  readonly begin: number;
  readonly end: number;
}

function asBytes(file: unknown): Uint8Array<ArrayBufferLike> {
  if (file instanceof ArrayBuffer) return new Uint8Array(file);
  // A view of its own, because Node's Buffer has a slice that does not copy.
  if (ArrayBuffer.isView(file)) return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  return reject(
    "safetensors",
    `was given ${shown(String(file))}`,
    "give the file's bytes as a Uint8Array or ArrayBuffer",
  );
}

function described(
  name: string,
  entry: unknown,
  length: number,
): Omit<Stored, "bytes"> & Omit<Range, "name"> {
  if (!isRecord(entry))
    return wrong(name, `is ${shown(entry)}`, "it must be an object with dtype, shape and data_offsets");
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== "string" || !Object.hasOwn(bits, dtype))
    return wrong(name, `has the dtype ${shown(dtype)}`, `the format has ${Object.keys(bits).join(", ")}`);
  if (!areCounts(shape))
    return wrong(name, `has the shape ${shown(shape)}`, "it must be whole numbers from 0");
  if (!areCounts(offsets) || offsets.length !== 2)
    return wrong(name, `has the data_offsets ${shown(offsets)}`, "they must be two whole numbers from 0");
  const [begin, end] = offsets as [number, number];
  if (begin > end) wrong(name, `begins at byte ${begin} and ends at ${end}`, "it must end after its begin");
  if (end > length)
    wrong(
      name,
      `ends at byte ${end}, and the file holds ${length} bytes of numbers`,
      "the file is cut off or damaged",
    );
  const size = shape.includes(0) ? 0 : shape.reduce((product, axis) => product * axis, 1);
  const needed = (size * (bits[dtype] as number)) / 8;
  if (needed !== end - begin)
    wrong(
      name,
      `has ${end - begin} bytes, and ${dtype} of shape [${shown(shape.join())}] takes ${needed}`,
      "the file is damaged",
    );
  return { dtype, shape, begin, end };
}

function wrong(name: string, what: string, remedy: string): never {
  return reject("safetensors", `${shown(name)} ${what}`, remedy);
}

function areCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry) && entry >= 0);
}

/** The arrays must cover the bytes after the header: none of them twice, and none left over. */
function checkCover(ranges: readonly Range[], length: number): void {
  let covered = 0;
  let last = "the header";
  for (const { name, begin, end } of [...ranges].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin < covered)
      wrong(name, `begins at byte ${begin}, inside ${shown(last)}`, "no two arrays may overlap");
    if (begin > covered)
      wrong(
        name,
        `begins at byte ${begin}, and ${shown(last)} ends at ${covered}`,
        "no gap may be between two arrays",
      );
    covered = end;
    last = name;
  }
  if (covered < length)
    reject("safetensors", `the file has ${length - covered} bytes after its last array`, "it must end there");
}
