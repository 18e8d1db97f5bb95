import { type Argument, bodyOf, type FusedStep } from "../fuse/body.ts";
import type { Address, Instruction } from "./address.ts";
import type { Source } from "./blocks.ts";
import type { Places } from "./places.ts";
import type { Program } from "./program.ts";
import type { Sourced } from "./sourced.ts";

/**
 * Several steps as one function, with what is between them in registers.
 *
 * @param row elements of the rows that some operands have one number for
 * @param at the scratch of what is local to the group
 * @param isStored whether somebody outside these steps reads a value
 */
export function fused(
  steps: readonly Sourced[],
  row: number | null,
  program: Program,
  places: Places,
  at: (key: string) => Address,
  isStored: (value: number) => boolean,
): Instruction {
  const args = new Arguments(row ?? 0);
  /** The step that made a value. */
  const made = new Map<number | null, number>();
  const list = steps.map(({ operation, dtype, sources, values, out, flushes }, i): FusedStep => {
    const operands = sources.map((source, j) => {
      const step = made.get(values[j]);
      return step === undefined ? { argument: args.of(source, at) } : { step };
    });
    made.set(out, i);
    const target = (): Source => {
      if (places.value(out).place.kind === "group") return { kind: "local", key: `${out}` };
      return { kind: "stream", at: places.whole(out) };
    };
    return {
      ...{ operation: operation as string, dtype, operands },
      store: isStored(out) ? args.of(target(), at) : null,
      flush: flushes
        ? args.of({ kind: "scalar", at: program.number("float32", Number.POSITIVE_INFINITY) }, at)
        : null,
    };
  });
  return { kernel: program.function(bodyOf(args.kinds, list)), words: args.addresses };
}

/** What a function is given addresses of, each once. */
class Arguments {
  readonly kinds: Argument[] = [];
  readonly addresses: Address[] = [];
  readonly #known = new Map<string, number>();
  readonly #row: number;

  constructor(row: number) {
    this.#row = row;
  }

  of(source: Source, at: (key: string) => Address): number {
    const argument = this.#argument(source);
    const address = "at" in source ? source.at : at(source.key);
    const key = `${JSON.stringify(argument)} ${address.space} ${address.offset}`;
    const known = this.#known.get(key) ?? this.kinds.push(argument) - 1;
    if (known === this.addresses.length) this.addresses.push(address);
    this.#known.set(key, known);
    return known;
  }

  #argument(source: Source): Argument {
    if (source.kind === "row") return { kind: "row", row: this.#row * 4, stride: source.stride };
    return { kind: source.kind === "stream" || source.kind === "scalar" ? source.kind : "block" };
  }
}
