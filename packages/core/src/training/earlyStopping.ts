import type { NumericArray } from "../array/array.ts";
import type { Backend, Memory } from "../backend/backend.ts";
import type { DType, Shape, TypedArray } from "../backend/dtype.ts";
import type { Variable } from "../graph/variable.ts";
import type { EarlyStopping, Epoch } from "./options.ts";

/** What early stopping remembers from epoch to epoch, for a checkpoint. */
export interface Patience {
  readonly best: number | null;
  /** Epochs since the best. */
  readonly waited: number;
}

/** Watches one number from epoch to epoch and keeps the weights of the best. */
export class Watcher {
  readonly #weights: Map<Variable, TypedArray> = new Map();
  #best: number | null = null;
  #waited = 0;
  /** Whether what is watched gets better by getting smaller. */
  readonly #falls: boolean;
  readonly #options: EarlyStopping;
  readonly #variables: readonly Variable[];

  constructor(options: EarlyStopping, variables: readonly Variable[], falls: boolean) {
    this.#falls = falls;
    this.#options = options;
    this.#variables = variables;
  }

  /** Goes on from what a checkpoint knows. */
  resume(state: Patience | null, arrays: Readonly<Record<string, NumericArray>>): void {
    this.#best = state?.best ?? null;
    this.#waited = state?.waited ?? 0;
    this.#weights.clear();
    this.#variables.forEach((variable, i) => {
      const kept = arrays[`best.${i}`];
      if (kept) this.#weights.set(variable, kept.data);
    });
  }

  /** The best weights so far, for a checkpoint. */
  arrays(): Record<string, NumericArray> {
    const arrays: Record<string, NumericArray> = {};
    this.#variables.forEach((variable, i) => {
      const data = this.#weights.get(variable);
      const { shape, dtype } = variable;
      if (data) arrays[`best.${i}`] = { data, shape: shape as Shape, dtype: dtype as DType };
    });
    return arrays;
  }

  /** Takes in an epoch, of which the weights are on `backend`; true where it is time to stop. */
  async see(epoch: Epoch, backend: Backend): Promise<boolean> {
    const {
      monitor = "loss",
      best = this.#falls ? "smallest" : "largest",
      patience = 0,
      minimum = 0,
    } = this.#options;
    const measured = epoch.validation ?? { loss: epoch.loss, ...epoch.metrics };
    const value = Number(measured[monitor]) * (best === "largest" ? -1 : 1);
    if (this.#best === null || value < this.#best - minimum) {
      this.#best = value;
      this.#waited = 0;
      const placed = this.#variables.filter(({ memory }) => memory);
      const numbers = await backend.read(placed.map(({ memory }) => memory as Memory));
      placed.forEach((variable, i) => {
        this.#weights.set(variable, numbers[i] as TypedArray);
      });
      return false;
    }
    return ++this.#waited >= patience;
  }

  /** Gives the variables their best weights again. */
  restore(): void {
    for (const [variable, numbers] of this.#weights) variable.memory?.write(numbers);
  }

  state(): Patience {
    return { best: this.#best, waited: this.#waited };
  }
}
