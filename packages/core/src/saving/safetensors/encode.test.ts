import { expect, test } from "vitest";
import { array } from "../../array/array.ts";
import { encode } from "./encode.ts";

function headerIn(bytes: Uint8Array): string {
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  return new TextDecoder().decode(bytes.subarray(8, 8 + length));
}

test("arrays go from the widest dtype to the narrowest, then by name, after a header of a multiple of 8 bytes", () => {
  const arrays = new Map([
    ["b", array([[1, 2, 3]])],
    ["steps", array(new Int32Array([7]), { shape: [] })],
    ["a", array([0.5])],
    ["exact", array([0.1], { dtype: "float64" })],
  ]);
  const bytes = encode(arrays, { format: "pt" });
  const header = headerIn(bytes);
  expect(header.length % 8).toBe(0);
  expect(header.trimEnd()).toBe(
    '{"__metadata__":{"format":"pt"},"exact":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},' +
      '"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"b":{"dtype":"F32","shape":[1,3],"data_offsets":[12,24]},' +
      '"steps":{"dtype":"I32","shape":[],"data_offsets":[24,28]}}',
  );
  const numbers = bytes.slice(8 + header.length).buffer;
  expect(new Float64Array(numbers, 0, 1)).toEqual(new Float64Array([0.1]));
  expect(new Float32Array(numbers, 8, 4)).toEqual(new Float32Array([0.5, 1, 2, 3]));
  expect(new Int32Array(numbers, 24, 1)).toEqual(new Int32Array([7]));
});

test("__metadata__ is no name for an array", () => {
  expect(() => encode(new Map([["__metadata__", array([1])]]), {})).toThrow(
    "safetensors: cannot hold an array of the name __metadata__; give it another name.",
  );
});
