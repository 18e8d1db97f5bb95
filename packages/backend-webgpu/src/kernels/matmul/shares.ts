import { elements, type Product, span } from "./elements.ts";
import { fourOf, isAside } from "./fours.ts";

/** What the invocations of a subgroup have of a product's operands: elements of A in `row0`, ..., of B in `column0`, ... */
export interface Shares {
  /** Of an invocation's sums, one for each of its rows. */
  readonly type: string;
  /** Whether its columns are neighbours: they are loaded as one vec4. */
  readonly isConsecutive: boolean;
  /** Whether its rows are loaded as vec4s: four of them have to begin at a whole one. */
  readonly hasFourRows: boolean;
  /** Adds `depth` steps from `k` on, each invocation loading the elements of A of step `mine`, to sum0, sum1, ... */
  readonly shared: (depth: number) => string[];
  /** Adds step `k`, each invocation loading for itself. */
  readonly alone: readonly string[];
}

export function sharesOf(call: Product, tall: number, wide: number): Shares {
  const { a, b } = elements(call);
  // Asked for before anything is loaded, which would bind what holds them as single elements.
  const rows = isAside(call, "a") ? fourOf(call, "a") : null;
  const columns = isAside(call, "b") && wide === 4 ? fourOf(call, "b") : null;
  const along = isAside(call, "b") ? null : fourOf(call, "b");
  const type = wide === 1 ? "f32" : `vec${wide}<f32>`;

  const left = (k: string): string[] =>
    span(tall).map((r) => {
      if (!rows) return `let a${r} = ${a(`row${r}`, k)};`;
      const four = r % 4 === 0 ? `let rows${r} = ${rows(`row${r}`, k)}; ` : "";
      return `${four}let a${r} = rows${r - (r % 4)}.${"xyzw"[r % 4]};`;
    });
  const right = (k: string): string => {
    if (columns) return columns("column0", k);
    return `${type}(${span(wide).map((c) => b(k, `column${c}`))})`;
  };
  const added = (of: string, x: (r: number) => string): string[] => [
    `{ let b = ${of};`,
    ...span(tall).map((r) => `sum${r} += ${x(r)} * b;`),
    "}",
  ];
  const step = (of: string, d: number): string[] => added(of, (r) => `subgroupBroadcast(a${r}, ${d}u)`);
  /** Fours along the long axis, one of each column. */
  const four = (load: (at: string, k: string) => string, d: number): string[] => [
    ...span(wide).map((c) => `let along${d}_${c} = ${load(`column${c}`, `(k + ${d}u)`)};`),
    ...span(4).flatMap((j) => step(`${type}(${span(wide).map((c) => `along${d}_${c}[${j}]`)})`, d + j)),
  ];
  return {
    type,
    isConsecutive: columns !== null,
    hasFourRows: rows !== null,
    shared: (depth) => [
      ...left("mine"),
      ...(along
        ? span(depth / 4).flatMap((e) => four(along, 4 * e))
        : span(depth).flatMap((d) => step(right(`(k + ${d}u)`), d))),
    ],
    alone: [...left("k"), ...added(right("k"), (r) => `a${r}`)],
  };
}
