/** What is made of keys, numbered in the order in which they are first named. */
export class Numbered<Key, Item> {
  readonly list: Item[] = [];
  readonly #indices = new Map<Key, number>();
  readonly #make: (key: Key) => Item;

  constructor(make: (key: Key) => Item) {
    this.#make = make;
  }

  indexOf(key: Key): number {
    let index = this.#indices.get(key);
    if (index === undefined) {
      index = this.list.push(this.#make(key)) - 1;
      this.#indices.set(key, index);
    }
    return index;
  }
}
