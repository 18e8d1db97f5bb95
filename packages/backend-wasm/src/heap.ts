import { reject } from "@retrograd/core/backend";

interface Gap {
  offset: number;
  size: number;
}

/** Every block's place and size are a multiple of this: a line of cache, so that vectors may run past a block's last element. */
const alignment = 64;
const page = 65_536;
/** Kernels may read this far past a block's end. */
const slack = 256;

/** Blocks of a memory: the smallest gap that is large enough, else the memory grows. Sizes in bytes. */
export class Heap {
  /** Counts how often the memory has grown, which cuts all views of it off. */
  version = 0;
  readonly memory: WebAssembly.Memory;
  /** By offset. */
  readonly #gaps: Gap[];
  readonly #limit: number;

  constructor(memory: WebAssembly.Memory, start: number, limit: number) {
    this.memory = memory;
    this.#limit = limit;
    const offset = Math.ceil(start / alignment) * alignment;
    this.#gaps = [{ offset, size: memory.buffer.byteLength - slack - offset }];
  }

  get buffer(): ArrayBuffer {
    return this.memory.buffer as ArrayBuffer;
  }

  /** @throws RetrogradError where the memory cannot grow so far; nothing has changed then */
  take(bytes: number, forWhat: string): number {
    const size = rounded(bytes);
    let best: Gap | null = null;
    for (const gap of this.#gaps) if (gap.size >= size && (!best || gap.size < best.size)) best = gap;
    best ??= this.#grow(size, forWhat);
    const { offset } = best;
    best.offset += size;
    best.size -= size;
    if (best.size === 0) this.#gaps.splice(this.#gaps.indexOf(best), 1);
    return offset;
  }

  give(offset: number, bytes: number): void {
    let i = this.#gaps.findIndex((gap) => gap.offset > offset);
    if (i < 0) i = this.#gaps.length;
    this.#gaps.splice(i, 0, { offset, size: rounded(bytes) });
    this.#merge(i);
    if (i > 0) this.#merge(i - 1);
  }

  #merge(i: number): void {
    const gap = this.#gaps[i] as Gap;
    const next = this.#gaps[i + 1];
    if (!next || gap.offset + gap.size !== next.offset) return;
    gap.size += next.size;
    this.#gaps.splice(i + 1, 1);
  }

  #grow(size: number, forWhat: string): Gap {
    const end = this.memory.buffer.byteLength;
    const last = this.#gaps.at(-1);
    const free = last && last.offset + last.size === end - slack ? last.size : 0;
    const missing = Math.ceil((size - free) / page);
    // An eighth more than is needed, so that many small blocks do not each grow the memory.
    const most = Math.floor((this.#limit - end) / page);
    const pages = Math.max(missing, Math.min(most, Math.ceil(end / page / 8)));
    if (missing > most || !(this.#grew(pages) || this.#grew(missing)))
      reject(
        forWhat,
        `needs ${size} bytes, which memory has no room for: it has ${end} bytes and may have ${this.#limit}`,
        "use a smaller batch or model, dispose of what is no longer needed, or raise wasm's memoryLimit (at most 4 GiB)",
      );
    this.version++;
    const grown = this.memory.buffer.byteLength - end;
    if (free > 0) (last as Gap).size += grown;
    else this.#gaps.push({ offset: end - slack, size: grown });
    return this.#gaps.at(-1) as Gap;
  }

  #grew(pages: number): boolean {
    try {
      this.memory.grow(pages);
      return true;
    } catch {
      return false;
    }
  }
}

function rounded(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / alignment)) * alignment;
}
