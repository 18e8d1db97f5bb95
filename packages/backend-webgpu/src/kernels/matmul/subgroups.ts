import type { Dispatch, SubgroupSizes } from "../kernel.ts";
import { inRuns, type Product, span } from "./elements.ts";
import { sharesOf } from "./shares.ts";
import { partOf } from "./split.ts";
import { arrivals, slot, stripsOf } from "./strips.ts";
import type { Way } from "./way.ts";

/**
 * For GPUs with subgroups: nothing goes by way of workgroup memory, and no step waits at a barrier. All invocations of a subgroup
 * have the same 16 or 8 rows, and each up to 4 columns of its own; each loads one step's elements of A, which the others get
 * from its registers by subgroupBroadcast: 4 loads, or one of a vec4, for 64 products. What is loaded of B, the subgroups
 * with other rows in the workgroup load too at about the same time, so that caches have it.
 *
 * A pipeline may get subgroups of any size that its device has, of which most devices have several: nothing here depends on it.
 */
export function subgroups(call: Product, { rows, columns, parts }: Way): Dispatch {
  const { batch, m, n, k } = call.parameters;
  const { least, most } = call.traits.subgroups as SubgroupSizes;
  const { invocations, count, depth } = stripsOf({ least, most });
  const [tall, wide] = [rows / count, columns / most];
  const [down, across] = [Math.ceil(m / rows), Math.ceil(n / columns)];
  const { type, isConsecutive, hasFourRows, shared, alone } = sharesOf(call, tall, wide);
  const [spacing, apart] = isConsecutive ? [1, 4] : [most, 1];
  // Rows and columns past the end load the last ones, or the last four, again and are dropped at the end.
  const row = (r: number): string => `min(top + ${r}u, ${hasFourRows ? m - 4 + (r % 4) : m - 1}u)`;
  const column = (c: number): string => `min(left + ${c * spacing}u, ${isConsecutive ? n - 4 + c : n - 1}u)`;
  const body = [
    ...slot,
    `let p = workgroup / ${down * across}u % ${batch}u;`,
    ...partOf(k, call.size, parts, `workgroup / ${batch * down * across}u`),
    `let top = workgroup / ${across}u % ${down}u * ${rows}u + slot / ${most}u * ${tall}u;`,
    `let left = workgroup % ${across}u * ${columns}u + slot % ${most}u * ${apart}u;`,
    ...span(tall).map((r) => `let row${r} = ${row(r)};`),
    ...span(wide).map((c) => `let column${c} = ${column(c)};`),
    `var sums: array<${type}, ${tall}>;`,
    ...inRuns(
      [
        "var k = first;",
        `for (; k + ${depth - 1}u < last; k += ${depth}u) {`,
        `let mine = k + place % ${depth}u;`,
        ...shared(depth),
        "}",
        // Steps that are left are fewer than a subgroup shares.
        "for (; k < last; k++) {",
        ...alone,
        "}",
      ],
      span(tall).map((r) => `sum${r}`),
      `${type}()`,
    ),
    // In a loop, so that what follows the product stands in the shader once.
    `for (var t = 0u; t < ${tall * wide}u; t++) {`,
    `  let row = top + t / ${wide}u;`,
    `  let column = left + t % ${wide}u * ${spacing}u;`,
    `  let sum = sums[t / ${wide}u]${wide === 1 ? "" : `[t % ${wide}u]`};`,
    `  if (row < ${m}u && column < ${n}u) { finish(before + (p * ${m}u + row) * ${n}u + column, sum); }`,
    "}",
  ];
  return {
    body: body.join("\n"),
    workgroups: batch * parts * down * across,
    invocations,
    functions: [arrivals],
    workgroupBytes: 4,
    features: ["subgroups"],
  };
}
