import type { ops } from "@retrograd/core";
import type { Differentiable } from "./differentiable.ts";

export type Ops = typeof ops;
export type OpName = keyof Ops;

/** Functions made of an op, at points; the op is an argument, so that a broken one can be tried as well. */
export type OpCases<K extends OpName> = (op: Ops[K]) => readonly Differentiable[];
export type OpCaseTable<K extends OpName = OpName> = { readonly [Name in K]: OpCases<Name> };

/** Cases by the name of their op, each with the type of that op. */
export function opCases<K extends OpName>(table: OpCaseTable<K>): OpCaseTable<K> {
  return table;
}
