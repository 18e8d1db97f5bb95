import type { Step, Value } from "@retrograd/core/backend";
import { anchorOf } from "../kernels/erased.ts";
import { type Dispatch, forEach, type Traits } from "../kernels/kernel.ts";
import { Access, type BufferName } from "./access.ts";
import { Finish } from "./finish.ts";
import type { Stage } from "./stages.ts";

/** What one stage has a dispatch do, or one of its dispatches: a shader of its own, or a part of one. */
export interface Part {
  readonly label: string;
  /** The ops that it comes from. */
  readonly origins: readonly string[];
  /** Statements over `workgroup`, `lane` and `invocation`, which call `finish`. */
  readonly body: string;
  readonly finish: string;
  /** Other module-scope declarations. */
  readonly functions: ReadonlySet<string>;
  readonly buffers: ReadonlySet<BufferName>;
  /** Values whose place in a buffer it names. */
  readonly placed: ReadonlySet<number>;
  readonly workgroups: number;
  readonly workgroupBytes: number;
  readonly hasQuads: boolean;
}

export interface StageParts {
  /** In order; none for empty tensors. */
  readonly parts: readonly Part[];
  /** Elements that they hand from one to the next. */
  readonly scratchSize: number;
}

/** @param scratchKey what counts as the number of the stage's own memory, past those of all values */
export function partsOf(
  stage: Stage,
  label: string,
  values: readonly Value[],
  isStored: (value: number) => boolean,
  traits: Traits,
  scratchKey: number,
): StageParts {
  const [first] = stage;
  const { size } = values[first.outputs.out.value];
  if (size === 0) return { parts: [], scratchSize: 0 };
  const access = new Access(values, scratchKey);
  const dispatches = first.elementwise
    ? [forEach(size, "finish(i);")]
    : anchorDispatches(first, access, size, traits);
  const finish = new Finish(stage, access, isStored);
  const parts = dispatches
    .filter(({ workgroups }) => workgroups > 0)
    .map((dispatch) => ({
      label,
      origins: stage.map((step) => step.origin),
      body: [...finish.beforehand, dispatch.body].join("\n"),
      finish: dispatch.finish ?? finish.declaration,
      functions: new Set([...(dispatch.functions ?? []), ...finish.functions]),
      buffers: access.buffers,
      placed: access.placed,
      workgroups: dispatch.workgroups,
      workgroupBytes: dispatch.workgroupBytes ?? 0,
      hasQuads: dispatch.hasQuads ?? false,
    }));
  return { parts, scratchSize: access.scratchSize };
}

function anchorDispatches(step: Step, access: Access, size: number, traits: Traits): readonly Dispatch[] {
  const operand = (name: string): number => step.operands[name].value;
  return anchorOf(step).dispatches({
    parameters: step.parameters as never,
    load: (name: string, index: string) => access.load(operand(name), index),
    scalar: access.scalar(step.outputs.out.value),
    scalarOf: (name: string) => access.scalar(operand(name)),
    size,
    traits,
    scratch: (elements) => access.scratch(elements),
  });
}
