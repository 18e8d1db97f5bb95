import { notNumbers } from "../functions/nan.ts";
import type { BufferName } from "./access.ts";
import type { Part } from "./part.ts";

/** One dispatch: its WGSL, the buffers that it binds in order, and how many workgroups it takes. */
export interface Shader {
  readonly label: string;
  readonly code: string;
  readonly buffers: readonly BufferName[];
  readonly workgroups: readonly [columns: number, rows: number];
}

/** WebGPU's limit for each dimension of a dispatch. */
const mostWorkgroups = 65_535;

/**
 * One shader of parts that do not depend on one another: the first workgroups run the first part, and so on.
 *
 * @param elementOf first element of a value in its buffer
 */
export function shaderOf(parts: readonly Part[], elementOf: (value: number) => number): Shader {
  const workgroups = parts.reduce((total, part) => total + part.workgroups, 0);
  const columns = Math.min(workgroups, mostWorkgroups);
  const buffers = [...new Set(parts.flatMap((part) => [...part.buffers]))];
  const placed = new Set(parts.flatMap((part) => [...part.placed]));
  const code = [
    ...[...new Set(parts.flatMap((part) => part.features))].map((feature) => `enable ${feature};`),
    ...parts.flatMap((part) => part.origins.map((origin) => `// ${origin}`)),
    // All as read_write: one dispatch may not bind a buffer for reading and for writing at once.
    ...buffers.map((name, i) => {
      const type = parts[0].vectors.has(name) ? "vec4<u32>" : "u32";
      return `@group(0) @binding(${i}) var<storage, read_write> ${name}: array<${type}>;`;
    }),
    ...[...placed].map((value) => `const at${value} = ${elementOf(value)}u;`),
    ...new Set([...notNumbers, ...parts.flatMap((part) => [...part.functions])]),
    ...parts.map(partFunctions),
    main(parts, workgroups, columns),
  ].join("\n");
  const label = parts.map((part) => part.label).join(" | ");
  return { label, code, buffers, workgroups: [columns, Math.ceil(workgroups / columns)] };
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
let workgroup = workgroupId.y * ${columns}u + workgroupId.x;
${workgroups > columns ? `if (workgroup >= ${workgroups}u) { return; }\n` : ""}${parts.length === 1 ? "part0(workgroup, lane);" : branches.join("\nelse ")}
}`;
}
