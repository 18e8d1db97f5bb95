import type { Group, Operand, Step, Value } from "../plan.ts";
import { Blocks } from "./blocks.ts";
import { type Host, kernelOf } from "./host.ts";

/** Adds to a plan's runs those of a group: its anchor on whole arrays, its elementwise kernels block by block. */
export function bindGroup<View>({ steps, size, prologueSize }: Group, host: Host<View>): void {
  const at = steps.findIndex((step) => !step.elementwise);
  const anchor = steps[at];
  if (anchor && at > 0) {
    const { value } = (steps[at - 1] as Step).outputs.out as Operand;
    const { dtype } = host.values[value] as Value;
    // The whole of it, where no group has a block.
    const made = host.scratch.block(dtype, -1, prologueSize);
    const inside = { ...host, arrays: host.arrays.with(value, made) };
    new Blocks(steps.slice(0, at), prologueSize, inside).bind();
    bindAnchor(anchor, inside);
  } else if (anchor) bindAnchor(anchor, host);
  new Blocks(steps.slice(at + 1), size, host).bind();
}

function bindAnchor<View>(step: Step, host: Host<View>): void {
  const { values, arrays, scratch, options, runs } = host;
  const views: Record<string, View> = {};
  for (const [name, { value }] of Object.entries({ ...step.operands, ...step.outputs })) {
    const { place, dtype, size } = values[value] as Value;
    const constant = place.kind === "constant" ? place.value : 0;
    views[name] = options.view(arrays[value] ?? scratch.constant(dtype, constant, size));
  }
  runs.push(kernelOf(step, host)(views, step.parameters));
}
