import type { TypedArray } from "../backend/dtype.ts";
import type { Variable } from "../graph/variable.ts";
import { snapshot } from "../saving/snapshot.ts";
import type { EarlyStopping, Epoch } from "./options.ts";

/** What early stopping remembers from epoch to epoch, for a checkpoint. */
export interface Patience {
  readonly best: number | null;
  /** Epochs since the best. */
  readonly waited: number;
}

/** Watches one number from epoch to epoch and keeps the weights of the best. */
export class Watcher {
  weights: TypedArray[] | null = null;
  private best: number | null = null;
  private waited = 0;
  private readonly options: EarlyStopping;
  private readonly variables: readonly Variable[];

  constructor(options: EarlyStopping, variables: readonly Variable[]) {
    this.options = options;
    this.variables = variables;
  }

  /** Goes on from what a checkpoint knows. */
  resume(state: Patience | null, weights: TypedArray[] | null): void {
    this.best = state?.best ?? null;
    this.waited = state?.waited ?? 0;
    this.weights = weights;
  }

  /** Takes in an epoch; true where it is time to stop. */
  async see(epoch: Epoch): Promise<boolean> {
    const {
      monitor = "loss",
      best = rises(monitor) ? "largest" : "smallest",
      patience = 0,
      minimum = 0,
    } = this.options;
    const measured = epoch.validation ?? { loss: epoch.loss, ...epoch.metrics };
    const value = Number(measured[monitor]) * (best === "largest" ? -1 : 1);
    if (this.best === null || value < this.best - minimum) {
      this.best = value;
      this.waited = 0;
      this.weights = await snapshot(this.variables);
      return false;
    }
    return ++this.waited > patience;
  }

  /** Gives the variables their best weights again. */
  restore(): void {
    this.variables.forEach((variable, i) => {
      const numbers = this.weights?.[i];
      if (numbers) variable.memory?.write(numbers);
    });
  }

  state(): Patience {
    return { best: this.best, waited: this.waited };
  }
}

/** Whether more is better: for everything but losses and errors. */
function rises(monitor: string): boolean {
  return !/loss|error/i.test(monitor);
}
