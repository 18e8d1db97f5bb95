import type { Backend, Memory } from "../backend/backend.ts";
import { type DType, type Shape, sizeOf, type TypedArray } from "../backend/dtype.ts";

/** Draws the first numbers of a variable on the host; none at all stand for zeros. */
export type Initializer = (shape: Shape, random: () => number) => ArrayLike<number>;

/** parameter: trained. state: carried from run to run, but not trained (moments, counters, running statistics). */
export type Role = "parameter" | "state";

/** How a file holds a variable: "same": as it is; "transposed": [a, b] as [b, a], and [...kernel, a, b] as [b, a, ...kernel], the
 * way PyTorch's linear and convolutional layers hold their weights. */
export type Layout = "same" | "transposed";

/**
 * An identity whose numbers live on a backend from one run to the next. Its shape may be left open until a
 * layer's `forward` first uses it; its numbers are drawn when that trace has succeeded.
 */
export class Variable {
  /** Where the numbers live, once there are some. */
  memory: Memory | null = null;
  /** The backend whose memory that is. */
  backend: Backend | null = null;
  /** Numbers to start from instead of drawn ones: what was loaded from a file, or moved between backends. */
  pending: TypedArray | null = null;
  /** How files hold it. */
  layout: Layout = "same";
  /** The last part of its name in files, where that is not the property's: `running_mean`. */
  fileName: string | null = null;

  /** Whether it is trained, or carried along. */
  readonly role: Role;
  /** Draws its first numbers. */
  readonly initializer: Initializer;
  /** null while it is open. */
  shape: Shape | null;
  /** null while it is open. */
  dtype: DType | null;
  /** False: no gradient step changes it. */
  trainable: boolean;

  constructor(
    role: Role,
    initializer: Initializer,
    shape: Shape | null = null,
    dtype: DType | null = null,
    trainable: boolean = role === "parameter",
  ) {
    this.role = role;
    this.initializer = initializer;
    this.shape = shape;
    this.dtype = dtype;
    this.trainable = trainable;
  }

  /** Number of elements; 0 while the shape is open. */
  get size(): number {
    return this.shape ? sizeOf(this.shape) : 0;
  }
}
