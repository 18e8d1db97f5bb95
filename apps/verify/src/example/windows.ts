import { array, type NumericArray } from "@retrograd/core";

/** Characters, and behind each one the next: int32 [windows, context]. */
export interface Windows {
  readonly x: NumericArray;
  readonly y: NumericArray;
}

/** Pieces of a text that begin at `starts`. */
export function windowsAt(text: Int32Array, starts: readonly number[], context: number): Windows {
  const shape = [starts.length, context];
  const [x, y] = [new Int32Array(starts.length * context), new Int32Array(starts.length * context)];
  for (const [i, start] of starts.entries()) {
    x.set(text.subarray(start, start + context), i * context);
    y.set(text.subarray(start + 1, start + 1 + context), i * context);
  }
  return { x: array(x, { shape }), y: array(y, { shape }) };
}

/** Every character of a text once, as far as whole pieces reach. */
export function allWindows(text: Int32Array, context: number): Windows {
  const count = Math.floor((text.length - 1) / context);
  return windowsAt(
    text,
    Array.from({ length: count }, (_, i) => i * context),
    context,
  );
}

/** Batches of pieces from anywhere in a text. */
export function* drawnWindows(
  text: Int32Array,
  {
    context,
    batches,
    size,
    random,
  }: {
    readonly context: number;
    readonly batches: number;
    readonly size: number;
    readonly random: () => number;
  },
): Generator<Windows> {
  for (let batch = 0; batch < batches; batch++)
    yield windowsAt(
      text,
      Array.from({ length: size }, () => Math.floor(random() * (text.length - context))),
      context,
    );
}
