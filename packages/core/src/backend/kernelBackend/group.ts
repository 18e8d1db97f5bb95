import type { Group, Step, Value } from "../plan.ts";
import { Blocks } from "./blocks.ts";
import { type Host, kernelOf } from "./host.ts";

/** Adds to a plan's runs those of a group: its anchor on whole arrays, its elementwise kernels block by block. */
export function bindGroup<View>({ steps, size }: Group, host: Host<View>): void {
  const [first] = steps;
  const hasAnchor = first && !first.elementwise;
  if (hasAnchor) bindAnchor(first, host);
  new Blocks(steps.slice(hasAnchor ? 1 : 0), size, host).bind();
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
