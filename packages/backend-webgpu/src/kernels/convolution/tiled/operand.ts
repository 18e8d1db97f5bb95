import { large } from "../../matmul/fours.ts";
import type { TileOperand } from "../../matmul/tileProduct.ts";
import { declared } from "./declared.ts";

/** An operand of a convolution, in which the channels of a place are neighbours. */
export interface ConvOperand {
  /** One of its elements by index. */
  readonly load: (index: string) => string;
  /** Four of them, the index counting fours; null where it can't be read like that. */
  readonly vectors: ((index: string) => string) | null;
}

/**
 * Operands of a convolution, all of which are asked for fours before any of them is loaded, which would bind what holds it as
 * single elements.
 *
 * @param channels of each: of a number that no four divides it is read one by one
 * @param products in all: for few of them loads of four are not worth a dispatch of their own
 */
export function convOperands<Name extends string>(
  { load, vectors }: Readers<Name>,
  channels: Readonly<Record<Name, number>>,
  products: number,
): Record<Name, ConvOperand> {
  const names = Object.keys(channels) as Name[];
  const operands = names.map((name): [Name, ConvOperand] => {
    const isWhole = channels[name] % 4 === 0 && products >= large;
    return [name, { load: (index) => load(name, index), vectors: isWhole ? vectors(name) : null }];
  });
  return Object.fromEntries(operands) as Record<Name, ConvOperand>;
}

interface Readers<Name extends string> {
  readonly load: (operand: Name, index: string) => string;
  readonly vectors: (operand: Name) => ((index: string) => string) | null;
}

/** Statements on `p`, `at` and `k` that return what lies at an index, by `load`, or `zero`. */
export type Statements = (load: (index: string) => string, zero: string) => readonly string[];

/** How tiles take an operand. */
export interface Taken {
  readonly operand: TileOperand;
  /** The function that they call. */
  readonly source: string;
}

/** @param isAside whether its channels are rows or columns of the product, not terms */
export function takenBy({ load, vectors }: ConvOperand, isAside: boolean, statements: Statements): Taken {
  const parameters = "p: u32, at: u32, k: u32";
  const { call, source } = vectors
    ? declared(parameters, "vec4<f32>", statements((i) => vectors(`(${i}) / 4u`), "vec4<f32>()").join("\n"))
    : declared(parameters, "f32", statements(load, "0.0f").join("\n"));
  const taken = (at: string, k: string): string => call("p", at, k);
  return { operand: { element: taken, four: vectors && taken, isAside }, source };
}
