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
  readonly #carried: ReadonlySet<number>;
  readonly #moved = new Map<number, Address>();

  constructor(plan: Plan, program: Program) {
    this.#plan = plan;
    this.#program = program;
    this.#carried = carriedBy(plan);
  }

  value(index: number): Value {
    return this.#plan.values[index];
  }

  /** Whether a value replaces what its variable held when the run began, which something in the run reads. */
  isCarried(index: number): boolean {
    const { place } = this.value(index);
    return place.kind === "variable" && this.#carried.has(place.index);
  }

  /** Gives a value another place than the plan has. */
  move(index: number, to: Address): void {
    this.#moved.set(index, to);
  }

  /** All elements of a value: a number that is the same in every element is written out. */
  whole(index: number): Address {
    const moved = this.#moved.get(index);
    if (moved) return moved;
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

/** The variables of which a plan reads what they held before. */
function carriedBy({ groups, values }: Plan): Set<number> {
  const steps = groups.flatMap((group) => group.steps);
  const made = new Set(steps.flatMap(({ outputs }) => Object.values(outputs).map(({ value }) => value)));
  const read = steps.flatMap(({ operands }) => Object.values(operands).map(({ value }) => value));
  const places = read.filter((value) => !made.has(value)).map((value) => values[value].place);
  return new Set(places.flatMap((place) => (place.kind === "variable" ? [place.index] : [])));
}

function known<K>(map: Map<K, Address>, key: K, make: () => Address): Address {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
