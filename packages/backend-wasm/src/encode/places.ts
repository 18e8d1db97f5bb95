import { type Plan, type TypedArray, type Value, zeros } from "@retrograd/core/backend";
import type { WasmMemory } from "../memory.ts";
import type { Address } from "./address.ts";
import type { Program } from "./program.ts";

/** Where a plan's values lie in the module's memory. */
export class Places {
  readonly #plan: Plan;
  readonly #program: Program;
  readonly #data = new Map<TypedArray, Address>();
  readonly #filled = new Map<string, Address>();

  constructor(plan: Plan, program: Program) {
    this.#plan = plan;
    this.#program = program;
  }

  value(index: number): Value {
    return this.#plan.values[index];
  }

  /** All elements of a value: a number that is the same in every element is written out. */
  whole(index: number): Address {
    const { place, dtype, size } = this.value(index);
    switch (place.kind) {
      case "arena":
        return { space: "arena", offset: place.offset };
      case "variable":
        return { space: "fixed", offset: (this.#plan.variables[place.index] as WasmMemory).address };
      case "data":
        return known(this.#data, place.data, () => this.#program.data(place.data));
      case "constant":
        return known(this.#filled, `${dtype} ${size} ${place.value} ${Object.is(place.value, -0)}`, () =>
          this.#program.data(zeros(dtype, size).fill(place.value) as TypedArray),
        );
      case "group":
        throw new Error("a value that is made and used up within one group has no place");
    }
  }
}

function known<K>(map: Map<K, Address>, key: K, make: () => Address): Address {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
