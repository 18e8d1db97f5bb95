import { reject } from "@retrograd/core/backend";

/** The first four bytes of an IDX file: unsigned bytes, in so many axes. */
const imageMagic = 0x00000803;
const labelMagic = 0x00000801;

export interface IdxImages {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  /** count × rows × columns, row-major. */
  readonly pixels: Uint8Array;
}

/**
 * The images of an IDX file, unpacked: magic number, count, rows and columns as 32-bit big-endian integers, then a byte
 * per pixel.
 *
 * @param name what errors call the file
 */
export function parseImages(bytes: Uint8Array, name: string): IdxImages {
  const [count, rows, columns] = header(bytes, imageMagic, "images", 3, name);
  const pixels = body(bytes, 16, [count, rows, columns], name);
  return { count, rows, columns, pixels };
}

/** The labels of an IDX file, unpacked: magic number and count as 32-bit big-endian integers, then a byte per label. */
export function parseLabels(bytes: Uint8Array, name: string): Uint8Array {
  return body(bytes, 8, header(bytes, labelMagic, "labels", 1, name), name);
}

function header(bytes: Uint8Array, magic: number, what: string, axes: number, name: string): number[] {
  const size = 4 * (1 + axes);
  if (bytes.length < size)
    reject("idx", `${name} ends after ${bytes.length} bytes`, `the header of ${what} alone takes ${size}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, size);
  const found = view.getUint32(0);
  if (found !== magic)
    reject("idx", `${name} starts with the magic number ${hex(found)}`, `${what} start with ${hex(magic)}`);
  return Array.from({ length: axes }, (_, axis) => view.getUint32(4 * (axis + 1)));
}

function body(bytes: Uint8Array, start: number, shape: readonly number[], name: string): Uint8Array {
  const expected = start + shape.reduce((size, length) => size * length, 1);
  if (bytes.length !== expected)
    reject(
      "idx",
      `${name} has ${bytes.length} bytes`,
      `its header asks for ${expected} (${start} + ${shape.join(" × ")})`,
    );
  return bytes.subarray(start);
}

function hex(word: number): string {
  return `0x${word.toString(16).padStart(8, "0")}`;
}
