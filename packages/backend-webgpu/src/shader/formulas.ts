import type { Operand, Step } from "@retrograd/core/backend";
import { formulaOf } from "../kernels/erased.ts";
import type { Access } from "./access.ts";
import { viewIndex } from "./viewIndex.ts";

/** Elementwise steps one after the other, for element i, as statements that store what somebody else reads. */
export class Formulas {
  readonly functions: Set<string> = new Set();
  /** Statements that come first of all: loads of what is the same for all elements. */
  readonly beforehand: string[] = [];
  readonly lines: string[] = [];
  /** WGSL variables that hold element i of a value, or of a walk over it. */
  private readonly names = new Map<string, string>();
  private readonly access: Access;
  private readonly isStored: (value: number) => boolean;

  constructor(access: Access, isStored: (value: number) => boolean) {
    this.access = access;
    this.isStored = isStored;
  }

  add(step: Step): void {
    const kernel = formulaOf(step);
    const names: Record<string, string> = {};
    const scalars: Record<string, string> = {};
    for (const [operand, reference] of Object.entries(step.operands)) {
      names[operand] = this.name(reference);
      scalars[operand] = this.access.scalar(reference.value);
    }
    const { value } = step.outputs.out;
    this.lines.push(`let v${value} = ${kernel.out(names, scalars, step.parameters)};`);
    for (const source of kernel.functions ?? []) this.functions.add(source);
    this.finishValue(value);
  }

  /** The variable `v` and its number holds element i of a value. */
  finishValue(value: number): void {
    const name = `v${value}`;
    const kept = this.isStored(value) ? this.access.store(value, "i", name) : null;
    this.lines.push(...(kept?.lines ?? []));
    this.names.set(keyOf({ value, view: null }), kept?.stored ?? name);
  }

  /** A variable for an operand, loaded where it is first wanted: its place may be written to later on. */
  private name(operand: Operand): string {
    const key = keyOf(operand);
    let name = this.names.get(key);
    if (name === undefined) {
      name = this.same(operand) ?? this.loaded(operand);
      this.names.set(key, name);
    }
    return name;
  }

  private loaded({ value, view }: Operand): string {
    const name = `x${this.names.size}`;
    const at = view ? viewIndex(view, "i", this.access.number(view.offset)) : "i";
    this.lines.push(`let ${name} = ${this.access.load(value, at)};`);
    return name;
  }

  /** A module-scope variable for an operand that is one number for all elements, loaded once; else null. */
  private same({ value, view }: Operand): string | null {
    if (!view || view.shape.some((length, d) => length > 1 && view.strides[d] !== 0)) return null;
    const name = `same${value}_${view.offset}`;
    this.functions.add(`var<private> ${name}: ${this.access.scalar(value)};`);
    this.beforehand.push(`${name} = ${this.access.load(value, this.access.number(view.offset))};`);
    return name;
  }
}

function keyOf({ value, view }: Operand): string {
  return view ? `${value} ${view.offset} ${view.shape} ${view.strides}` : `${value}`;
}
