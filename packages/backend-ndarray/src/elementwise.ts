/// <reference path="./types/cwise-compiler.d.ts" />
import compile from "cwise-compiler";
import type { NdArray } from "ndarray";

type Formula = (...operands: number[]) => number;
type Arrays<Operands extends number[]> = { [I in keyof Operands]: NdArray };

/**
 * Makes `out = f(x, …)`, element by element, for what ndarray-ops lacks.
 *
 * Each loop is compiled under its kernel's name, so that the engine inlines f into it. The body is handed over
 * as parsed text, which survives a minifier; cwise itself would read the source text of a function.
 */
export function elementwise<F extends Formula>(
  name: string,
  f: F,
): (out: NdArray, ...operands: Arrays<Parameters<F>>) => void {
  const operands = Array.from({ length: f.length }, (_, i) => `operand${i}_`);
  const loop = compile<[Formula, NdArray, ...NdArray[]]>({
    funcName: name,
    args: ["scalar", "array", ...operands.map(() => "array" as const)],
    pre: nothing,
    body: {
      body: `out_=f_(${operands.join()})`,
      args: [read("f_"), { name: "out_", lvalue: true, rvalue: false, count: 1 }, ...operands.map(read)],
      thisVars: [],
      localVars: [],
    },
    post: nothing,
  });
  return (out, ...x) => loop(f, out, ...x);
}

const nothing = { body: "", args: [], thisVars: [], localVars: [] };

function read(name: string): { name: string; lvalue: boolean; rvalue: boolean; count: number } {
  return { name, lvalue: false, rvalue: true, count: 1 };
}
