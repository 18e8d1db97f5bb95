import type { DType, ElementwiseName, Step } from "@retrograd/core/backend";
import { operations } from "../fuse/operations.ts";
import { type Blocking, type Source, sourceOf, spread } from "./blocks.ts";
import type { ElementwiseEncoding } from "./kernel.ts";
import { kernels } from "./kernels.ts";
import type { Places } from "./places.ts";
import type { Program } from "./program.ts";

/** An elementwise step with its operands' sources. */
export interface Sourced {
  readonly step: Step;
  /** The module's kernel. */
  readonly kernel: string;
  /** What the kernel does, where it can be part of a function of several steps. */
  readonly operation: string | null;
  /** Of the operands. */
  readonly dtype: DType;
  readonly sources: readonly Source[];
  /** Of the operands, the values that are read element by element, null for the others. */
  readonly values: readonly (number | null)[];
  /** The value that it makes. */
  readonly out: number;
  /** Whether subnormals become 0: what a variable becomes by what it was would keep them for ever, and they slow all that reads them down. */
  readonly flushes: boolean;
  /** Words behind the operands. */
  readonly words: readonly number[];
}

/** Steps that run together: as one function, or one that stays a kernel. */
export interface Piece {
  readonly steps: readonly Sourced[];
  readonly isFused: boolean;
}

/** Kernels of two operands, either of which may be one number. */
const binary = new Set<string>(
  "add sub mul div pow maximum minimum equal greater greaterEqual reluGrad".split(" "),
);

export function sourced(step: Step, places: Places, program: Program, blocks: Blocking): Sourced {
  const encoding = kernels[step.kernel as ElementwiseName] as ElementwiseEncoding<ElementwiseName>;
  const operands = encoding.operands.map((name) => step.operands[name]);
  const { dtype } = places.value(operands[operands.length - 1].value);
  const kernel = encoding.kernel(dtype, step.parameters as never);
  const operation = step.kernel === "cast" ? kernel : step.kernel;
  const isFused = Object.hasOwn(operations, operation);
  const { value: out } = step.outputs.out;
  return {
    ...{ step, kernel, dtype, out },
    operation: isFused ? operation : null,
    // Only a function of several steps takes one number for each row.
    sources: operands.map((operand) =>
      sourceOf(operand, places, program, isFused ? blocks : { ...blocks, row: null }),
    ),
    values: operands.map(({ value, view }) => (view ? null : value)),
    flushes: places.isCarried(out) && places.value(out).dtype === "float32",
    words: encoding.words(step.parameters as never),
  };
}

/** As few pieces as there can be, in order. */
export function piecesOf(all: readonly Sourced[]): Piece[] {
  const pieces: Piece[] = [];
  let run: Sourced[] = [];
  const close = (): void => {
    const [first] = run;
    const hasRows = first?.sources.some(({ kind }) => kind === "row");
    if (run.length > 1 || first?.flushes || hasRows) pieces.push({ steps: run, isFused: true });
    else if (first) pieces.push({ steps: [asKernel(first)], isFused: false });
    run = [];
  };
  for (const each of all) {
    if (each.operation !== null) run.push(each);
    else {
      close();
      pieces.push({ steps: [asKernel(each)], isFused: false });
    }
  }
  close();
  return pieces;
}

/** A step for a kernel of the module, which takes one number instead of many only as one of two operands. */
function asKernel(each: Sourced): Sourced {
  const [first, second] = each.sources;
  if (!binary.has(each.step.kernel)) return { ...each, sources: each.sources.map(many) };
  if (second.kind === "scalar")
    return { ...each, kernel: `${each.kernel}VS`, sources: [many(first), second] };
  return first.kind === "scalar" ? { ...each, kernel: `${each.kernel}SV` } : each;
}

function many(source: Source): Source {
  return source.kind === "scalar" ? spread(source.at) : source;
}
