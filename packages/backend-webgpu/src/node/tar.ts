/** A file of a tar archive. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The plain files of a POSIX tar archive: blocks of 512 bytes, a header (name at 0, octal size at 124, type at
 * 156), then the contents. */
export function untar(archive: Uint8Array): TarEntry[] {
  const entries: TarEntry[] = [];
  const text = new TextDecoder();
  const field = (start: number, length: number): string => {
    const [value = ""] = text.decode(archive.subarray(start, start + length)).split("\0");
    return value.trim();
  };
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12), 8);
    const type = archive[at + 156];
    if (type === 0 || type === 0x30)
      entries.push({ name: field(at, 100), bytes: archive.subarray(at + 512, at + 512 + size) });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries;
}
