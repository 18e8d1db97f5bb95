import type { Axis } from "@retrograd/core/backend";
import type { Scalar } from "../shader/scalar.ts";
import { type AnchorCall, type Dispatch, forEach, workgroupSize } from "./kernel.ts";

export interface Reduction {
  /** Of x[o, k, i] at this index. */
  readonly load: (index: string) => string;
  readonly axis: Axis;
  readonly type: Scalar;
  /** The result over no elements. */
  readonly identity: string;
  /** The result over two parts. */
  readonly combine: (a: string, b: string) => string;
  readonly functions?: readonly string[];
}

/**
 * One invocation per output, or, where outputs are few and their elements many, one workgroup, whose partial results meet in a
 * tree (not on a CPU, where they would wait for each other), or, where that would leave most of a device idle, first many partial
 * results of each.
 */
export function reduce(
  reduction: Reduction,
  { scratch, traits: { isCpu } }: Pick<AnchorCall<"sum">, "scratch" | "traits">,
): Dispatch[] {
  const { axis, type } = reduction;
  const outputs = axis.outer * axis.inner;
  const parts = partsOf(axis.length, outputs, isCpu);
  if (parts === 0) return [finished(reduction, isCpu)];
  const partial = scratch(outputs * parts);
  // Neighbouring invocations read neighbouring elements.
  const [output, first] =
    axis.inner > 1 ? [`i % ${outputs}u`, `i / ${outputs}u`] : [`i / ${parts}u`, `i % ${parts}u`];
  const statements = `let output = ${output};
let first = ${first};
${part(reduction, "output", "first", parts)}
${partial.store(`output * ${parts}u + first`, "result")}`;
  const rest = {
    ...reduction,
    load: (index: string) => partial.load(index, type),
    axis: { outer: outputs, length: parts, inner: 1 },
  };
  return [forEach(outputs * parts, statements, reduction.functions), finished(rest, isCpu)];
}

/** How many partial results each output gets: 0 for none, else about one for 64 elements, or, on a CPU, enough for its cores. */
function partsOf(length: number, outputs: number, isCpu: boolean): number {
  if (length < 8192 || outputs >= (isCpu ? 4 : 16) * workgroupSize) return 0;
  if (isCpu) return 4 * workgroupSize;
  let parts = workgroupSize;
  while (parts < 4096 && parts * 128 < length && parts * outputs < 2 ** 17) parts *= 2;
  return parts;
}

function finished(reduction: Reduction, isCpu: boolean): Dispatch {
  const { outer, length, inner } = reduction.axis;
  const outputs = outer * inner;
  const { functions = [] } = reduction;
  if (isCpu || length < 4 * workgroupSize || outputs >= 16 * workgroupSize)
    return forEach(outputs, `${part(reduction, "i", "0u", 1)}\nfinish(i, result);`, functions);
  const { type, combine } = reduction;
  const body = `${part(reduction, "workgroup", "lane", workgroupSize)}
partials[lane] = result;
for (var half = ${workgroupSize / 2}u; half > 0u; half /= 2u) {
  workgroupBarrier();
  if (lane < half) { partials[lane] = ${combine("partials[lane]", "partials[lane + half]")}; }
}
if (lane == 0u) { finish(workgroup, partials[0]); }`;
  const partials = `var<workgroup> partials: array<${type}, ${workgroupSize}>;`;
  return {
    body: body.replaceAll("partials", `partials_${type}`),
    workgroups: outputs,
    functions: [...functions, partials.replace("partials", `partials_${type}`)],
    workgroupBytes: 4 * workgroupSize,
  };
}

/**
 * `result` of the elements first, first + stride, ... of one output. 32 elements make a run, 32 runs a block, 32 blocks a
 * stretch, so that the rounding errors of a sum stay those of at most a few hundred additions, not of as many as there are
 * elements. What is too short for a level has none.
 */
export function part(
  { load, axis, type, identity, combine }: Reduction,
  output: string,
  first: string,
  stride: number,
): string {
  const { length, inner } = axis;
  const walk = (level: number, from: string, end: string, into: string): string => {
    const k = `k${level}`;
    const step = `${32 ** level * stride}u`;
    const loop = (body: string): string =>
      `for (var ${k} = ${from}; ${k} < ${end}; ${k} += ${step}) { ${body} }`;
    if (level === 0) return loop(`${into} = ${combine(into, load(`start + ${k} * ${inner}u`))};`);
    return loop(`var part${level}: ${type} = ${identity};
let end${level} = min(${end}, ${k} + ${step});
${walk(level - 1, k, `end${level}`, `part${level}`)}
${into} = ${combine(into, `part${level}`)};`);
  };
  return `let start = ${output} / ${inner}u * ${length * inner}u + ${output} % ${inner}u;
var result: ${type} = ${identity};
${walk(levelsOf(length / stride), first, `${length}u`, "result")}`;
}

/** Levels above single elements, for so many of them. */
function levelsOf(elements: number): number {
  return elements <= 32 ? 0 : elements <= 32 ** 2 ? 1 : elements <= 32 ** 3 ? 2 : 3;
}
