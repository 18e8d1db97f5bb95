import { expect, test } from "vitest";
import { array } from "../../array/array.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";

/** A file with this header, and `size` bytes of numbers. */
function file(header: string, size = 0): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + json.length + size);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

function entry(dtype: unknown, shape: unknown, offsets: unknown): string {
  return JSON.stringify({ dtype, shape, data_offsets: offsets });
}

function withLength(length: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(40);
  new DataView(bytes.buffer).setBigUint64(0, length, true);
  return bytes;
}

test("what was encoded is decoded", () => {
  const arrays = new Map([
    ["__proto__", array([1])],
    ["naïve.重み", array([[1, 2]])],
    ["nothing", array([[]])],
    ["one", array(3)],
  ]);
  const { arrays: decoded, metadata } = decode(encode(arrays, { note: "a" }));
  expect(metadata).toEqual({ note: "a" });
  expect(new Map([...decoded].map(([name, { shape }]) => [name, shape]))).toEqual(
    new Map([...arrays].map(([name, { shape }]) => [name, shape])),
  );
});

test("arrays may come in any order, without padding, and in a Buffer or ArrayBuffer", () => {
  const bytes = file(`{"b":${entry("F32", [1], [1, 5])}, "a" : ${entry("U8", [1], [0, 1])}}\n`, 5);
  expect([...decode(bytes.buffer).arrays.keys()]).toEqual(["b", "a"]);
  expect(decode(Buffer.from(bytes)).arrays.get("b")?.bytes.length).toBe(4);
});

const lies: readonly (readonly [string, unknown, string | RegExp])[] = [
  ["no bytes", null, "was given null; give the file's bytes as a Uint8Array or ArrayBuffer."],
  [
    "a short file",
    new Uint8Array(5),
    "the file has 5 bytes, and its header's length takes 8; it is cut off, or no safetensors file.",
  ],
  [
    "a cut header",
    withLength(33n),
    "the file says that its header has 33 bytes, and holds 32; it is cut off, or no safetensors file.",
  ],
  [
    "an absurd header",
    withLength(2n ** 64n - 1n),
    "the file says that its header has 18446744073709551615 bytes; 100000000 is the most that the format allows.",
  ],
  ["no JSON", file('{"a":'), "the file's header is not JSON; it is damaged, or no safetensors file."],
  [
    "no UTF-8",
    withLength(0n).fill(0xff, 8).fill(32, 0, 1),
    "the file's header is not JSON; it is damaged, or no safetensors file.",
  ],
  ["no object", file("[1]"), "the file's header is [1]; it must be a JSON object."],
  [
    "a name twice",
    file(`{"a":${entry("F32", [1], [0, 4])},"\\u0061":${entry("F32", [1], [4, 8])}}`, 8),
    "the file's header has a twice; every key must be there once.",
  ],
  [
    "a field twice",
    file('{"a":{"dtype":"F32","dtype":"F32","shape":[0],"data_offsets":[0,0]}}'),
    "the file's header has dtype twice; every key must be there once.",
  ],
  [
    "metadata of numbers",
    file('{"__metadata__":{"a":1}}'),
    "the file's __metadata__ is no object of strings; the format asks for one.",
  ],
  [
    "a number for an array",
    file('{"a":3}'),
    "a is 3; it must be an object with dtype, shape and data_offsets.",
  ],
  [
    "an unknown dtype",
    file(`{"a":${entry("F33", [1], [0, 4])}}`, 4),
    /^safetensors: a has the dtype F33; the format has BOOL, .*U64\.$/,
  ],
  [
    "an inherited dtype",
    file(`{"a":${entry("toString", [1], [0, 4])}}`, 4),
    /^safetensors: a has the dtype toString; the format has/,
  ],
  ["no dtype", file('{"a":{}}'), /^safetensors: a has the dtype nothing; the format has/],
  [
    "a negative axis",
    file(`{"a":${entry("F32", [-1], [0, 4])}}`, 4),
    "a has the shape [-1]; it must be whole numbers from 0.",
  ],
  [
    "half an axis",
    file(`{"a":${entry("F32", [0.5], [0, 2])}}`, 2),
    "a has the shape [0.5]; it must be whole numbers from 0.",
  ],
  [
    "an axis too long",
    file(`{"a":${entry("F32", [2 ** 53], [0, 2])}}`, 2),
    "a has the shape [9007199254740992]; it must be whole numbers from 0.",
  ],
  [
    "no shape",
    file(`{"a":${entry("F32", "1", [0, 4])}}`, 4),
    "a has the shape 1; it must be whole numbers from 0.",
  ],
  [
    "one offset",
    file(`{"a":${entry("F32", [1], [4])}}`, 4),
    "a has the data_offsets [4]; they must be two whole numbers from 0.",
  ],
  [
    "a negative offset",
    file(`{"a":${entry("F32", [1], [-4, 0])}}`, 4),
    "a has the data_offsets [-4,0]; they must be two whole numbers from 0.",
  ],
  [
    "reversed offsets",
    file(`{"a":${entry("F32", [1], [4, 0])}}`, 4),
    "a begins at byte 4 and ends at 0; it must end after its begin.",
  ],
  [
    "an offset out of range",
    file(`{"a":${entry("F32", [2], [0, 8])}}`, 4),
    "a ends at byte 8, and the file holds 4 bytes of numbers; the file is cut off or damaged.",
  ],
  [
    "a shape of another size",
    file(`{"a":${entry("F32", [3], [0, 8])}}`, 8),
    "a has 8 bytes, and F32 of shape [3] takes 12; the file is damaged.",
  ],
  [
    "a shape beyond all sizes",
    file(`{"a":${entry("F32", [2 ** 40, 2 ** 40], [0, 8])}}`, 8),
    /^safetensors: a has 8 bytes, and F32 of shape \[1099511627776,1099511627776\] takes 4\.8/,
  ],
  [
    "overlapping arrays",
    file(`{"a":${entry("F32", [2], [0, 8])},"b":${entry("F32", [1], [4, 8])}}`, 8),
    "b begins at byte 4, inside a; no two arrays may overlap.",
  ],
  [
    "a gap",
    file(`{"a":${entry("F32", [1], [0, 4])},"b":${entry("F32", [1], [8, 12])}}`, 12),
    "b begins at byte 8, and a ends at 4; no gap may be between two arrays.",
  ],
  [
    "a gap at the start",
    file(`{"a":${entry("F32", [1], [4, 8])}}`, 8),
    "a begins at byte 4, and the header ends at 0; no gap may be between two arrays.",
  ],
  [
    "bytes at the end",
    file(`{"a":${entry("F32", [1], [0, 4])}}`, 6),
    "the file has 2 bytes after its last array; it must end there.",
  ],
];

test.each(lies)("%s is refused", (_, bytes, sentence) => {
  const expected = typeof sentence === "string" ? `safetensors: ${sentence}` : sentence;
  expect(() => decode(bytes as Uint8Array)).toThrow(expected);
});
