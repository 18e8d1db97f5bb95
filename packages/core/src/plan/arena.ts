interface Span {
  offset: number;
  size: number;
}

/** Places in one stretch of memory: the smallest gap that is large enough, else the end. Sizes in bytes. */
export class Arena {
  /** What has been taken at most. */
  bytes = 0;
  /** Gaps between what is taken, by offset. */
  readonly #gaps: Span[] = [];

  readonly #alignment: number;

  constructor(alignment: number) {
    this.#alignment = alignment;
  }

  take(size: number): number {
    const rounded = this.#rounded(size);
    let best: Span | null = null;
    for (const gap of this.#gaps) if (gap.size >= rounded && (!best || gap.size < best.size)) best = gap;
    if (best) {
      const { offset } = best;
      best.offset += rounded;
      best.size -= rounded;
      if (best.size === 0) this.#gaps.splice(this.#gaps.indexOf(best), 1);
      return offset;
    }
    const last = this.#gaps.at(-1);
    const grows = last && last.offset + last.size === this.bytes ? this.#gaps.pop() : undefined;
    const offset = grows ? grows.offset : this.bytes;
    this.bytes = offset + rounded;
    return offset;
  }

  give(offset: number, size: number): void {
    const rounded = this.#rounded(size);
    let i = this.#gaps.findIndex((gap) => gap.offset > offset);
    if (i < 0) i = this.#gaps.length;
    this.#gaps.splice(i, 0, { offset, size: rounded });
    this.#merge(i);
    if (i > 0) this.#merge(i - 1);
  }

  #merge(i: number): void {
    const gap = this.#gaps[i] as Span;
    const next = this.#gaps[i + 1];
    if (next && gap.offset + gap.size === next.offset) {
      gap.size += next.size;
      this.#gaps.splice(i + 1, 1);
    }
  }

  /** Even an empty value takes a place, so that no two values share one. */
  #rounded(size: number): number {
    return Math.max(1, Math.ceil(size / this.#alignment)) * this.#alignment;
  }
}
