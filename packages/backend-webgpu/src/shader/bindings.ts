import type { Operand, Step } from "@retrograd/core/backend";
import type { ValueMemory } from "./access.ts";
import { bufferOf, wordsOf } from "./bufferName.ts";
import { piecesIn } from "./room.ts";

/**
 * How many buffers a shader of these steps binds at most. The arena is one, for what may have to be handed over to
 * another shader, and its float16 part another; a large one is bound value by value, and so is what is too large for one binding.
 */
export function bindingsOf(
  steps: readonly Step[],
  { values, storage, halves, piece, isLarge }: ValueMemory,
): number {
  const pieces = new Map<string, number>();
  for (const { value } of steps.flatMap(operandsAndOutputs)) {
    const isHalf = halves.has(value);
    const buffer = bufferOf(values[value], isHalf);
    if (buffer === null) continue;
    const count = piecesIn(wordsOf(values[value].size, isHalf), piece);
    const isOfArena = buffer === "arena" || buffer === "halves";
    if (isOfArena && isLarge) pieces.set(`${storage[value]}`, count);
    else pieces.set(buffer, isOfArena || buffer === "data" ? 1 : count);
  }
  if (!isLarge) pieces.set("arena", 1);
  return [...pieces.values()].reduce((sum, count) => sum + count, 0);
}

function operandsAndOutputs(step: Step): Operand[] {
  return [...Object.values(step.operands), ...Object.values(step.outputs)];
}
