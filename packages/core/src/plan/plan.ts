import type { Backend, Memory } from "../backend/backend.ts";
import { reject } from "../backend/error.ts";
import type { Group, Named, Operand, Place, Plan, Step, Value } from "../backend/plan.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import { allocate } from "./allocate.ts";
import { assignInPlace } from "./assign.ts";
import { describe } from "./describe.ts";
import { copyOf, type DraftGroup, type DraftValue, epilogueOf } from "./draft.ts";
import { groupCalls } from "./group.ts";
import { foldViews, lower } from "./lower.ts";
import { Numbered } from "./numbered.ts";

export interface PlanRequest {
  readonly name: string;
  /** Leaves, in the order in which a run is given their numbers. */
  readonly inputs: readonly { readonly name: string; readonly tensor: Tensor }[];
  /** What is read after a run. */
  readonly outputs: readonly { readonly name: string; readonly tensor: Tensor }[];
  /** What variables hold after a run; all see each other's numbers from before it. */
  readonly assignments: readonly { readonly variable: Variable; readonly value: Tensor }[];
  readonly memoryOf: (variable: Variable) => Memory;
  readonly backend: Pick<Backend, "composed" | "limits">;
}

/** Makes a graph ready to run: lowered to kernel calls, in groups, with a place in memory for every value that is kept. */
export function makePlan(request: PlanRequest): Plan {
  const { limits, composed } = request.backend;
  const { outputs, assignments } = request;
  const roots = [...outputs.map(({ tensor }) => tensor), ...assignments.map(({ value }) => value)];
  const lowered = lower(roots, composed);
  const results = lowered.wanted.slice(0, outputs.length);
  const assigned = lowered.wanted.slice(outputs.length);
  const wanted = new Set(lowered.wanted);
  const calls = foldViews(lowered.calls, wanted);
  for (const result of results) result.kept = true;
  const variables = new Numbered(request.memoryOf);
  const drafted = assignments.map(({ variable }, i) => ({
    variable: variables.indexOf(variable),
    leaf: lowered.leafOf(variable),
    value: assigned[i] as DraftValue,
  }));
  const grouped = groupCalls(calls, limits, wanted);
  const groups = limits.prologues?.add(grouped, limits, wanted, drafted) ?? grouped;
  for (const { value, variable } of assignInPlace(drafted, limits.inPlace))
    groups.push(copyGroup(value, variable, groups.length));
  const inputValues = request.inputs.map(({ tensor }) => lowered.valueOf(tensor));
  const bytes = allocate(groups, inputValues, limits.alignment, limits.inPlace);
  const values = new Numbered((value: DraftValue) => finishedValue(value, variables));
  const named = (name: string, value: DraftValue): Named => ({ name, value: values.indexOf(value) });
  const plan: Omit<Plan, "describe"> = {
    name: request.name,
    inputs: request.inputs.map(({ name }, i) => named(name, inputValues[i] as DraftValue)),
    outputs: outputs.map(({ name }, i) => named(name, results[i] as DraftValue)),
    groups: groups.map((group) => finished(group, values)),
    variables: variables.list,
    values: values.list,
    bytes,
  };
  return { ...plan, describe: () => describe(plan) };
}

/** A group that copies a value into a variable's memory. */
function copyGroup(value: DraftValue, variable: number, index: number): DraftGroup {
  const call = copyOf(value, "assign");
  const group: DraftGroup = { index, size: value.size, calls: [call] };
  call.group = group;
  (call.outputs.out as DraftValue).place = { kind: "variable", index: variable };
  value.users.push(call);
  return group;
}

/** A value, with its place; `variables` gives the number of the plan's. */
function finishedValue(
  { dtype, shape, size, place, source }: DraftValue,
  variables: Numbered<Variable, Memory>,
): Value {
  const placed = (where: Place): Value => ({ dtype, shape, size, place: where });
  if (place) return placed(place);
  if (source?.kind === "variable")
    return placed({ kind: "variable", index: variables.indexOf(source.variable) });
  // Inputs and what is computed have been given places.
  if (source?.kind === "input")
    reject("compile", `a tensor reads input ${source.name} of an earlier trace`, "compute it anew");
  // What is left carries its numbers with it.
  return placed(source as Place);
}

function finished(group: DraftGroup, values: Numbered<DraftValue, Value>): Group {
  const steps = group.calls.map((call): Step => {
    const operands: Record<string, Operand> = {};
    const outputs: Record<string, Operand> = {};
    for (const [name, { value, view }] of Object.entries(call.operands))
      operands[name] = { value: values.indexOf(value), view };
    for (const [name, value] of Object.entries(call.outputs))
      outputs[name] = { value: values.indexOf(value), view: null };
    const { kernel, elementwise, parameters, origin } = call;
    return { kernel, elementwise, parameters, operands, outputs, origin };
  });
  const [first] = epilogueOf(group) > 1 ? group.calls : [];
  return { label: labelOf(steps), size: group.size, prologueSize: first?.size ?? 0, steps };
}

/** The ops of a group, with the layer in front where it changes: `0.dense/matmul + add, 1.relu/relu`. */
function labelOf(steps: readonly Step[]): string {
  let label = "";
  let layer: string | null = null;
  for (const { origin } of steps.slice(0, 12)) {
    const at = origin.lastIndexOf("/");
    const [scope, op] = [origin.slice(0, at + 1), origin.slice(at + 1)];
    label += layer === null ? origin : scope === layer ? ` + ${op}` : `, ${origin}`;
    layer = scope;
  }
  return steps.length > 12 ? `${label} + ${steps.length - 12} more` : label;
}
