import type { Axis, Group, Operand, Plan } from "@retrograd/core/backend";
import { areApart, lieAlike } from "./apart.ts";
import { type Factors, readersOf, writtenBy } from "./products.ts";
import { strideOfRows } from "./walk.ts";

/** Groups that run together, row by row: a softmax, and sums of its rows multiplied with others. */
export interface RowGroups {
  /** What the rows are multiplied with, and their sums. */
  readonly factor: number;
  readonly sums: number;
  /** Whether somebody needs the sums' place for as long as the groups run, so that they lie elsewhere. */
  readonly moves: boolean;
  /** What the sums' group does behind them. */
  readonly rest: Group;
  /** The next group, if that follows on each row, too. */
  readonly behind: Group | null;
}

/**
 * Finds a softmax whose rows the next group multiplies with others and adds up: the sums are then taken as the rows are written, and the
 * group behind, if it needs nothing but the row, runs on it while it is in cache. Softmax and its gradient are one pass that way.
 */
export function rowGroups(plan: Plan, at: number, products: ReadonlyMap<number, Factors>): RowGroups | null {
  const [first, second, third] = plan.groups.slice(at, at + 3);
  const [softmax] = first.steps;
  const sum = second?.steps.find((step) => !step.elementwise);
  const factors = sum && products.get(sum.operands.x?.value);
  if (softmax?.kernel !== "softmax" || !factors) return null;

  const { outer, length, inner } = softmax.parameters as unknown as Axis;
  const summed = sum.parameters as unknown as Axis;
  if (inner !== 1 || summed.outer !== outer || summed.length !== length) return null;
  const y = softmax.outputs.out.value;
  const factor = factors[0] === y ? factors[1] : factors[0];
  const made = writtenBy(first);
  // What the rows are multiplied with has to be there before the softmax runs.
  if (!factors.includes(y) || (made.includes(factor) && factor !== y)) return null;

  const sums = sum.outputs.out.value;
  const used = [...made, ...operandsOf(first).map(({ value }) => value), factor];
  const moves = used.some((value) => !areApart(plan.values[sums], plan.values[value]));
  const rest = { ...second, steps: second.steps.filter((step) => step !== sum) };
  const follows =
    rest.steps.length === 0 &&
    third?.size === outer * length &&
    third.steps.every((step) => step.elementwise) &&
    operandsOf(third).every((operand) =>
      operand.value === sums
        ? isOfRows(operand, length)
        : operand.view === null || !made.includes(operand.value),
    ) &&
    writtenBy(third).every((value) => mayWrite(plan, value, first, moves ? used : [...used, sums]));
  const isReadBehind = readersOf(plan)
    .get(sums)
    ?.every(({ group }) => group === at + 2);
  const mayMove = follows && isReadBehind && plan.values[sums].place.kind === "arena";
  return moves && !mayMove ? null : { factor, sums, moves, rest, behind: follows ? third : null };
}

function operandsOf({ steps }: Group): Operand[] {
  return steps.flatMap(({ operands }) => Object.values(operands));
}

/** Whether each row reads one number, its own. */
function isOfRows({ view }: Operand, length: number): boolean {
  return view !== null && view.offset === 0 && strideOfRows(view, length) === 4;
}

/** Whether a group may write a row's elements before the first one reads or writes the next row's. */
function mayWrite({ values }: Plan, value: number, first: Group, used: readonly number[]): boolean {
  const isReadAlike = (other: number): boolean =>
    operandsOf(first).every((operand) => operand.value !== other || operand.view === null);
  return used.every(
    (other) =>
      areApart(values[value], values[other]) ||
      (lieAlike(values[value], values[other]) && isReadAlike(other)),
  );
}
