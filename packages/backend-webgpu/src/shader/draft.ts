import { notNumbers } from "../functions/nan.ts";
import type { Feature } from "../kernels/kernel.ts";
import { type BufferName, typeOf } from "./bufferName.ts";
import type { Part } from "./part.ts";

/** One dispatch whose numbers are still names: drafts with the same text may become one pipeline. */
export interface Draft {
  readonly label: string;
  /** The ops that it comes from, as comments. */
  readonly comments: string;
  readonly text: string;
  /** The numbers by their names in the text. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly buffers: readonly BufferName[];
  readonly workgroups: readonly [columns: number, rows: number];
}

/** What the entry point calls first: takes the numbers in which drafts of the same text differ. */
export const takeNumbers = "takeNumbers()";

/** WebGPU's limit for each dimension of a dispatch. */
const mostWorkgroups = 65_535;

/** That some subgroups have nothing to do is a condition that WGSL's analysis cannot see to be the same for all of each. */
const directives: Readonly<Record<Feature, readonly string[]>> = {
  subgroups: ["enable subgroups;"],
  quads: ["enable subgroups;", "diagnostic(off, subgroup_uniformity);"],
  f16: ["enable f16;"],
};

/** Names that tell the values, buffers and functions of a plan apart. */
const planNames =
  /\b(at|number|v|h|same|(?:load_|store_)?(?:window|half|variable))\d+(?:_\d+)?\b|\b(element)_[0-9a-f]+\b/g;

/**
 * One shader of parts that do not depend on one another: the first workgroups run the first part, and so on.
 *
 * @param elementOf first element of a value in its buffer
 */
export function draftOf(parts: readonly Part[], elementOf: (value: number) => number): Draft {
  const workgroups = parts.reduce((total, part) => total + part.workgroups, 0);
  const columns = Math.min(workgroups, mostWorkgroups);
  const buffers = [...new Set(parts.flatMap((part) => [...part.buffers]))];
  const plain = [
    // All as read_write: one dispatch may not bind a buffer for reading and for writing at once.
    ...buffers.map((name, i) => {
      const type = parts[0].vectors.has(name) ? `vec4<${typeOf(name)}>` : typeOf(name);
      return `@group(0) @binding(${i}) var<storage, read_write> ${name}: array<${type}>;`;
    }),
    ...new Set([...notNumbers, ...parts.flatMap((part) => [...part.functions])]),
    ...parts.map(partFunctions),
    main(parts, workgroups, columns),
  ].join("\n");
  const { text, names } = renamed(plain);
  const numbers = parts.flatMap((part) => [
    ...[...part.placed].map((value) => [`at${value}`, elementOf(value)] as const),
    ...part.numbers,
  ]);
  const features = [...new Set(parts.flatMap((part) => part.features.flatMap((each) => directives[each])))];
  return {
    label: parts.map((part) => part.label).join(" | "),
    comments: parts.flatMap((part) => part.origins.map((origin) => `// ${origin}`)).join("\n"),
    text: [...features, text].join("\n"),
    numbers: new Map(
      numbers.flatMap(([name, value]) => {
        const known = names.get(name);
        return known === undefined ? [] : [[known, value] as const];
      }),
    ),
    buffers,
    workgroups: [columns, Math.ceil(workgroups / columns)],
  };
}

/** Numbers a plan's names in the order in which they come: what computes the same has the same text. */
function renamed(plain: string): { readonly text: string; readonly names: ReadonlyMap<string, string> } {
  const names = new Map<string, string>();
  const text = plain.replace(planNames, (name, numbered?: string, hashed?: string) => {
    const known = names.get(name) ?? `${numbered ?? hashed}${names.size}`;
    names.set(name, known);
    return known;
  });
  return { text, names };
}

/** A part as functions of their own names. */
function partFunctions({ finish, body, invocations }: Part, p: number): string {
  return `${finish}
fn part(workgroup: u32, lane: u32) {
let invocation = workgroup * ${invocations}u + lane;
${body}
}`.replace(/\b(finish|operand|part)\(/g, `$1${p}(`);
}

/** The entry point. Workgroups past the last, which fill up a last row, have nothing to do. */
function main(parts: readonly Part[], workgroups: number, columns: number): string {
  let before = 0;
  const branches = parts.map((part, p) => {
    const call = `part${p}(workgroup${before > 0 ? ` - ${before}u` : ""}, lane)`;
    before += part.workgroups;
    return `if (workgroup < ${before}u) { ${call}; }`;
  });
  return `@compute @workgroup_size(${parts[0].invocations})
fn main(@builtin(workgroup_id) workgroupId: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
${takeNumbers};
let workgroup = workgroupId.y * ${columns}u + workgroupId.x;
${workgroups > columns ? `if (workgroup >= ${workgroups}u) { return; }\n` : ""}${parts.length === 1 ? "part0(workgroup, lane);" : branches.join("\nelse ")}
}`;
}
