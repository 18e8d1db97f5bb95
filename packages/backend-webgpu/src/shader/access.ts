import type { Value } from "@retrograd/core/backend";
import type { Scratch } from "../kernels/kernel.ts";
import { literal, type Scalar, scalarOf } from "./scalar.ts";

/** A buffer that a plan's shaders may bind: intermediate values, numbers known beforehand, or a variable. */
export type BufferName = "arena" | "data" | `variable${number}`;

/** The buffer that holds a value; null for constants. */
export function bufferOf({ place }: Value): BufferName | null {
  switch (place.kind) {
    case "arena":
    case "group":
      return "arena";
    case "variable":
      return `variable${place.index}`;
    case "data":
      return "data";
    case "constant":
      return null;
  }
}

/**
 * Reads and writes values in WGSL, and notes what a shader has to bind and declare for it. Every buffer is an
 * array of bits: a float32 load of an integer could flush it to zero as a subnormal. Where a value lies in its
 * buffer is a constant of the shader, `at` and its number: it is decided once all shaders are known.
 */
export class Access {
  readonly buffers: Set<BufferName> = new Set();
  /** Values whose `at` the shader names. */
  readonly placed: Set<number> = new Set();
  /** Elements of the shader's own memory. */
  scratchSize = 0;
  private readonly values: readonly Value[];
  private readonly scratchKey: number;

  /** @param scratchKey what counts as the number of the shader's own memory, past those of all values */
  constructor(values: readonly Value[], scratchKey: number) {
    this.values = values;
    this.scratchKey = scratchKey;
  }

  scratch(elements: number): Scratch {
    this.scratchSize = elements;
    this.buffers.add("arena");
    this.placed.add(this.scratchKey);
    const element = (index: string): string => `arena[at${this.scratchKey} + ${index}]`;
    return {
      load: (index, scalar) => `bitcast<${scalar}>(${element(index)})`,
      store: (index, expression) => `${element(index)} = bitcast<u32>(${expression});`,
    };
  }

  scalar(value: number): Scalar {
    return scalarOf(this.values[value].dtype);
  }

  load(value: number, index: string): string {
    const { place } = this.values[value];
    const scalar = this.scalar(value);
    if (place.kind === "constant") return literal(place.value, scalar);
    return `bitcast<${scalar}>(${this.element(value, index)})`;
  }

  store(value: number, index: string, expression: string): string {
    return `${this.element(value, index)} = bitcast<u32>(${expression});`;
  }

  private element(value: number, index: string): string {
    const buffer = bufferOf(this.values[value]);
    if (!buffer) throw new Error(`value ${value} lies nowhere`);
    this.buffers.add(buffer);
    if (buffer.startsWith("variable")) return `${buffer}[${index}]`;
    this.placed.add(value);
    return `${buffer}[at${value} + ${index}]`;
  }
}
