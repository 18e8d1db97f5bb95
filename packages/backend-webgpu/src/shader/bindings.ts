import type { Operand, Step } from "@retrograd/core/backend";
import { bufferOf, type ValueMemory } from "./access.ts";
import { piecesIn } from "./room.ts";

/**
 * How many buffers a shader of these steps binds at most. The arena is one, for what may have to be handed over to
 * another shader; a large one is bound value by value, and so is what is too large for one binding.
 */
export function bindingsOf(steps: readonly Step[], { values, storage, piece, isLarge }: ValueMemory): number {
  const pieces = new Map<string, number>();
  for (const { value } of steps.flatMap(operandsAndOutputs)) {
    const buffer = bufferOf(values[value]);
    if (buffer === null) continue;
    if (buffer !== "arena") pieces.set(buffer, buffer === "data" ? 1 : piecesIn(values[value].size, piece));
    else if (isLarge) pieces.set(`${storage[value]}`, piecesIn(values[value].size, piece));
  }
  if (!isLarge) pieces.set("arena", 1);
  return [...pieces.values()].reduce((sum, count) => sum + count, 0);
}

function operandsAndOutputs(step: Step): Operand[] {
  return [...Object.values(step.operands), ...Object.values(step.outputs)];
}
