/** How a product is computed: the family, its tile of rows by columns, and the parts that the long axis is split into. */
export interface Way {
  readonly family: "plain" | "quads" | "subgroups" | "tiled";
  readonly rows: number;
  readonly columns: number;
  readonly parts: number;
}

/** As choices are kept: `tiled 64x64`, `plain 4x4 in 8`. */
export function nameOf({ family, rows, columns, parts }: Way): string {
  return `${family} ${rows}x${columns}${parts > 1 ? ` in ${parts}` : ""}`;
}

/** The way of that name. */
export function wayNamed(name: string): Way {
  const found = /^(plain|quads|subgroups|tiled) (\d+)x(\d+)(?: in (\d+))?$/.exec(name);
  if (!found) throw new Error(`no product is computed in the way "${name}"`);
  const [, family, rows, columns, parts] = found;
  return { family: family as Way["family"], rows: +rows, columns: +columns, parts: +(parts ?? 1) };
}
