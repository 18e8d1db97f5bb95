import { glorotUniform, type Initializer } from "@retrograd/core";

/** First weights that are exact in float32, so that every dtype starts from the same ones. */
export const exactly: Initializer = (shape, random) => Float32Array.from(glorotUniform()(shape, random));

/** First numbers anywhere between two others, exact in float32. */
export function exactlyBetween(low: number, high: number): Initializer {
  return (shape, random) =>
    Float32Array.from(
      { length: shape.reduce((size, axis) => size * axis, 1) },
      () => low + (high - low) * random(),
    );
}
