/** Numbers of the forward pass in float64, and where the backward pass adds up their gradient. */
export interface Value {
  readonly data: Float64Array;
  readonly grad: Float64Array;
}

/** What was computed, in order: the backward pass goes through it from the end. */
export class Tape {
  readonly #backward: (() => void)[] = [];

  /** A value, and how its gradient goes on to what it was computed from: each `grad` there is added to. */
  record(data: Float64Array, backward: (grad: Float64Array) => void): Value {
    const grad = new Float64Array(data.length);
    this.#backward.push(() => backward(grad));
    return { data, grad };
  }

  /** From ∂E/∂y to the gradients of all that y was computed from. */
  differentiate(y: Value, dy: Float64Array): void {
    y.grad.set(dy);
    for (const step of this.#backward.reverse()) step();
    this.#backward.length = 0;
  }
}

export function leaf(data: Float64Array): Value {
  return { data, grad: new Float64Array(data.length) };
}
