import type { Strided } from "@retrograd/core/backend";

/** The places offset + Σ_d i_d · strides_d for all [i₀, i₁, …] of the shape, the last index moving fastest. */
export function placesOf({ shape, strides, offset }: Strided): number[] {
  let places = [offset];
  shape.forEach((axis, d) => {
    const steps = Array.from({ length: axis }, (_, i) => i * (strides[d] ?? 0));
    places = places.flatMap((place) => steps.map((step) => place + step));
  });
  return places;
}
