import type { Heap } from "./heap.ts";

/** Something that has addresses in the arena. */
export interface Tenant {
  readonly name: string;
  moveTo(arena: number): void;
}

/** One stretch of memory for all plans, as only one runs at a time and none needs it between runs. */
export class Arena {
  #address = 0;
  #bytes = 0;
  readonly #heap: Heap;
  readonly #tenants = new Set<Tenant>();

  constructor(heap: Heap) {
    this.#heap = heap;
  }

  /** Makes room for one that needs so many bytes. @returns where they are */
  admit(tenant: Tenant, bytes: number): number {
    if (bytes > this.#bytes) {
      const address = this.#heap.take(bytes, tenant.name);
      if (this.#bytes > 0) this.#heap.give(this.#address, this.#bytes);
      this.#address = address;
      this.#bytes = bytes;
      for (const each of this.#tenants) each.moveTo(address);
    }
    this.#tenants.add(tenant);
    return this.#address;
  }

  dismiss(tenant: Tenant): void {
    this.#tenants.delete(tenant);
    if (this.#tenants.size > 0 || this.#bytes === 0) return;
    this.#heap.give(this.#address, this.#bytes);
    this.#bytes = 0;
  }
}
