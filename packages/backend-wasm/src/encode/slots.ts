/**
 * Numbers the scratch blocks for what is local to a group: values that are made and used up inside it, and walks that are
 * copied. As few as will do, so that they stay in cache: a number is used again once its block is read for the last time.
 */
export class Slots {
  /** Blocks so far. */
  count = 0;
  readonly #last: ReadonlyMap<string, number>;
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];

  /** @param last the last step that reads each key; keys that are not in it are never given up */
  constructor(last: ReadonlyMap<string, number>) {
    this.#last = last;
  }

  has(key: string): boolean {
    return this.#slots.has(key);
  }

  of(key: string): number {
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    const slot = this.#free.pop() ?? this.count++;
    this.#slots.set(key, slot);
    return slot;
  }

  /** Frees the blocks of those keys that nobody reads after this step. */
  after(step: number, keys: Iterable<string>): void {
    for (const key of new Set(keys)) if (this.#last.get(key) === step) this.#free.push(this.of(key));
  }
}
