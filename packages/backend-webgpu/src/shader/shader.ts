import type { Step } from "@retrograd/core/backend";
import { notNumbers } from "../functions/nan.ts";
import { anchorOf } from "../kernels/erased.ts";
import { type Dispatch, forEach, workgroupSize } from "../kernels/kernel.ts";
import { Finish } from "./finish.ts";
import { Access, type BufferName, type Places } from "./places.ts";
import type { Stage } from "./stages.ts";

/** One dispatch: its WGSL, the buffers that it binds in order, and how many workgroups it takes. */
export interface Shader {
  readonly label: string;
  readonly code: string;
  readonly buffers: readonly BufferName[];
  readonly workgroups: readonly [columns: number, rows: number];
}

/** WebGPU's limit for each dimension of a dispatch. */
const mostWorkgroups = 65_535;

/** The shaders of one stage, in order; none for empty tensors. */
export function shadersOf(
  stage: Stage,
  label: string,
  places: Places,
  isStored: (value: number) => boolean,
): Shader[] {
  const [first] = stage;
  const { size } = places.values[first.outputs.out.value];
  if (size === 0) return [];
  const access = new Access(places);
  const dispatches = first.elementwise
    ? [forEach(size, "finish(i);")]
    : anchorDispatches(first, access, size);
  const finish = new Finish(stage, access, isStored);
  const comment = stage.map((step) => `// ${step.origin}`).join("\n");
  return dispatches
    .filter(({ workgroups }) => workgroups > 0)
    .map((dispatch) => {
      const columns = Math.min(dispatch.workgroups, mostWorkgroups);
      const functions = new Set([...notNumbers, ...(dispatch.functions ?? []), ...finish.functions]);
      const code = [
        comment,
        ...access.declarations(),
        ...functions,
        finish.declaration,
        main(dispatch, columns),
      ].join("\n");
      const workgroups = [columns, Math.ceil(dispatch.workgroups / columns)] as const;
      return { label, code, buffers: access.buffers, workgroups };
    });
}

function anchorDispatches(step: Step, access: Access, size: number): readonly Dispatch[] {
  const operand = (name: string): number => step.operands[name].value;
  return anchorOf(step).dispatches({
    parameters: step.parameters as never,
    load: (name: string, index: string) => access.load(operand(name), index),
    scalar: access.scalar(step.outputs.out.value),
    scalarOf: (name: string) => access.scalar(operand(name)),
    size,
  });
}

/** The entry point. Workgroups past the last, which fill up a last row, have nothing to do. */
function main({ body, workgroups }: Dispatch, columns: number): string {
  return `@compute @workgroup_size(${workgroupSize})
fn main(@builtin(workgroup_id) workgroupId: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
let workgroup = workgroupId.y * ${columns}u + workgroupId.x;
if (workgroup >= ${workgroups}u) { return; }
let invocation = workgroup * ${workgroupSize}u + lane;
${body}
}`;
}
