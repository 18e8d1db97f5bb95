import type { Step } from "@retrograd/core/backend";
import { anchorOf } from "../kernels/erased.ts";
import { type Dispatch, type Feature, forEach, type Traits, workgroupSize } from "../kernels/kernel.ts";
import { Access, type ValueMemory } from "./access.ts";
import { type BufferName, holdsHalves } from "./bufferName.ts";
import { finishOf, prologueOf } from "./finish.ts";
import { type Stage, type StageSteps, stepsOf } from "./stages.ts";

/** What one stage has a dispatch do, or one of its dispatches: a shader of its own, or a part of one. */
export interface Part {
  readonly label: string;
  /** The ops that it comes from. */
  readonly origins: readonly string[];
  /** Statements over `workgroup`, `lane` and `invocation`, which call `finish`. */
  readonly body: string;
  /** The functions `finish` and, if the anchor has a prologue, `operand`. */
  readonly finish: string;
  /** Other module-scope declarations. */
  readonly functions: ReadonlySet<string>;
  readonly buffers: ReadonlySet<BufferName>;
  /** Those of them that are arrays of vec4. */
  readonly vectors: ReadonlySet<BufferName>;
  /** Whether no other part may be in its shader. */
  readonly isAlone: boolean;
  /** Values whose place in a buffer it names. */
  readonly placed: ReadonlySet<number>;
  /** Other numbers by the names that it has for them. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly workgroups: number;
  readonly workgroupBytes: number;
  /** Of each workgroup. */
  readonly invocations: number;
  readonly features: readonly Feature[];
}

export interface StageParts {
  /** In order; none for empty tensors. */
  readonly parts: readonly Part[];
  /** Elements that they hand from one to the next. */
  readonly scratchSize: number;
}

/** How a device computes: what it is like, and which of several ways it takes. */
export interface Manner {
  readonly traits: Traits;
  /** For a step that can be computed in several ways, one of them. */
  readonly choose: (question: string, candidates: readonly string[], step: Step) => string;
}

/** A stage of a plan, and what it may bind. */
export interface StageMemory extends ValueMemory {
  readonly isStored: (value: number) => boolean;
  /** What counts as the number of the stage's own memory, past those of all values. */
  readonly scratchKey: number;
  /** Whether a shader can bind all that the stage reads and writes one by one. */
  readonly hasRoom: boolean;
}

export function partsOf(stage: Stage, label: string, memory: StageMemory, manner: Manner): StageParts {
  const steps = stepsOf(stage);
  const { size } = memory.values[(steps.anchor ?? stage[0]).outputs.out.value];
  if (size === 0) return { parts: [], scratchSize: 0 };
  const access = new Access(memory, memory.scratchKey);
  const dispatches = steps.anchor
    ? anchorDispatches(steps.anchor, steps, access, size, memory.hasRoom, manner)
    : [forEach(size, "finish(i);")];
  const prologue = prologueOf(steps, access);
  const finish = finishOf(steps, access, memory.isStored);
  const beforehand = [...(prologue?.beforehand ?? []), ...finish.beforehand];
  const features: readonly Feature[] = [...access.buffers].some(holdsHalves) ? ["f16"] : [];
  const parts = dispatches
    .filter(({ workgroups }) => workgroups > 0)
    .map((dispatch) => ({
      label,
      origins: stage.map((step) => step.origin),
      body: [...beforehand, dispatch.body].join("\n"),
      finish: [prologue?.declaration ?? "", dispatch.finish ?? finish.declaration].join("\n"),
      functions: new Set([
        ...(dispatch.functions ?? []),
        ...(prologue?.functions ?? []),
        ...finish.functions,
        ...access.functions,
      ]),
      buffers: access.buffers,
      vectors: access.vectors,
      isAlone: access.isAlone,
      placed: access.placed,
      numbers: access.numbers,
      workgroups: dispatch.workgroups,
      workgroupBytes: dispatch.workgroupBytes ?? 0,
      invocations: dispatch.invocations ?? workgroupSize,
      features: [...(dispatch.features ?? []), ...features],
    }));
  return { parts, scratchSize: access.scratchSize };
}

function anchorDispatches(
  step: Step,
  { prologue }: StageSteps,
  access: Access,
  size: number,
  hasRoom: boolean,
  { traits, choose }: Manner,
): readonly Dispatch[] {
  const operand = (name: string): number => step.operands[name].value;
  const computed = prologue.at(-1)?.outputs.out.value;
  return anchorOf(step).dispatches({
    parameters: step.parameters as never,
    load: (name: string, index: string) =>
      operand(name) === computed ? `operand(${index})` : access.load(operand(name), index),
    number: (value) => access.number(value),
    scalar: access.scalar(step.outputs.out.value),
    scalarOf: (name: string) => access.scalar(operand(name)),
    size,
    traits,
    scratch: (elements) => access.scratch(elements),
    vectors: (name: string) => (hasRoom && operand(name) !== computed ? access.fours(operand(name)) : null),
    choose: (question, candidates) => choose(question + halvesIn(step, access), candidates, step),
  });
}

/** The operands that are float16, in words: other loads take another time. */
function halvesIn({ operands }: Step, access: Access): string {
  const names = Object.keys(operands).filter((name) => access.isHalf(operands[name].value));
  return names.length > 0 ? ` ${names.join(", ")} float16` : "";
}
