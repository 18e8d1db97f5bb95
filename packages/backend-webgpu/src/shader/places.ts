import type { Value } from "@retrograd/core/backend";
import { literal, type Scalar, scalarOf } from "./scalar.ts";

/** A buffer that a plan's shaders may bind: intermediate values, numbers known beforehand, or a variable. */
export type BufferName = "arena" | "data" | "scratch" | `variable${number}`;

/** Where every value of a plan lies on the device. */
export interface Places {
  readonly values: readonly Value[];
  /** Elements from the start of `data`, for every value that is known beforehand. */
  readonly data: ReadonlyMap<number, number>;
  /** Elements from the start of `scratch`, for values of the current group that one dispatch hands to another. */
  readonly scratch: ReadonlyMap<number, number>;
}

/** The buffer that holds a value, and the value's first element in it; null for constants and what is nowhere. */
export function placeOf(places: Places, value: number): { buffer: BufferName; offset: number } | null {
  const { place } = places.values[value];
  switch (place.kind) {
    case "arena":
      return { buffer: "arena", offset: place.offset / 4 };
    case "variable":
      return { buffer: `variable${place.index}`, offset: 0 };
    case "data":
      return { buffer: "data", offset: places.data.get(value) ?? 0 };
    case "constant":
      return null;
    case "group": {
      const offset = places.scratch.get(value);
      return offset === undefined ? null : { buffer: "scratch", offset };
    }
  }
}

/**
 * Reads and writes values in WGSL, and knows which buffers a shader has to bind for it. Every buffer is an
 * array of bits: a float32 load of an integer could flush it to zero as a subnormal.
 */
export class Access {
  /** In the order of their binding numbers. */
  readonly buffers: BufferName[] = [];
  private readonly places: Places;

  constructor(places: Places) {
    this.places = places;
  }

  scalar(value: number): Scalar {
    return scalarOf(this.places.values[value].dtype);
  }

  load(value: number, index: string): string {
    const { place } = this.places.values[value];
    const scalar = this.scalar(value);
    if (place.kind === "constant") return literal(place.value, scalar);
    return `bitcast<${scalar}>(${this.element(value, index)})`;
  }

  store(value: number, index: string, expression: string): string {
    return `${this.element(value, index)} = bitcast<u32>(${expression});`;
  }

  /** All as read_write: one dispatch may not bind a buffer for reading and for writing at once. */
  declarations(): string[] {
    return this.buffers.map(
      (name, i) => `@group(0) @binding(${i}) var<storage, read_write> ${name}: array<u32>;`,
    );
  }

  private element(value: number, index: string): string {
    const place = placeOf(this.places, value);
    if (!place) throw new Error(`value ${value} lies nowhere`);
    if (!this.buffers.includes(place.buffer)) this.buffers.push(place.buffer);
    return `${place.buffer}[${place.offset === 0 ? index : `${place.offset}u + ${index}`}]`;
  }
}
