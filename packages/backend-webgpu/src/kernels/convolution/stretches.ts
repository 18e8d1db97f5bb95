/**
 * A convolution as one product for each of its groups, out[row, g, column] = Σ a(g, row, term) · b(g, term, column), whose terms come in
 * stretches, in which the next term is always the same number of elements further: where a stretch begins is found once for all of it.
 *
 * Its parts are WGSL over the group `g`, the numbers `row0`, `column0`, ... of an invocation's rows and columns, and the number `stretch`,
 * which a whole workgroup has in common as it does `phase`.
 */
export interface StretchedProduct {
  readonly groups: number;
  /** Sets of rows, each of which meets stretches of its own. */
  readonly phases: number;
  /** Rows of a phase. */
  readonly m: number;
  readonly n: number;
  readonly stretches: number;
  /** Terms of each. */
  readonly length: number;
  /** Statements on row r. */
  readonly row: (r: number) => readonly string[];
  /** Statements on a stretch. */
  readonly stretch: readonly string[];
  /** Whether the phase meets it. */
  readonly isMet: string;
  /** Statements on row r in a stretch. */
  readonly rowStretch: (r: number) => readonly string[];
  /** Where column c begins in a stretch. */
  readonly columnStretch: (c: number) => string;
  /** The element of row r at term k of the stretch. */
  readonly a: (r: number, k: string) => string;
  /** The element of a column that begins there. */
  readonly b: (begin: string, k: string) => string;
  /** The place of row r of a phase among all rows of the output, after these statements, and whether it has one. */
  readonly out: { readonly statements: readonly string[]; readonly place: string; readonly isThere: string };
}
