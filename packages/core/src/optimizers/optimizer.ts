import type { Pass } from "../compile/pass.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";

/** The learning rate λ of step s = 0, 1, 2, … */
export type Schedule = (step: number) => number;

/** How a parameter moves along its gradient: w ← w − λ ∂E/∂w and its descendants. */
export interface Optimizer {
  /** What errors and checkpoints call it. */
  readonly name: string;
  /** λ, or the schedule that gives it. */
  readonly learningRate: number | Schedule;
  /** Factors on the learning rate, by a parameter's name or the start of it: `{ "0": 0.1, "head.bias": 2 }`. */
  readonly rates: Readonly<Record<string, number>>;
  /** The new value of parameter w from its gradient g, in ops. */
  update(w: Tensor, g: Tensor, moment: Update): Tensor;
  /** What the optimizer carries from step to step. */
  readonly state: OptimizerState;
  /** ∂cost/∂w for every w, where it is not `gradients(cost, of)` that the optimizer wants: of a scaled loss. */
  gradients?(cost: Tensor, of: readonly (Tensor | Variable)[], pass: Pass): Tensor[];
  /** Looks through all that a step has assigned so far, right after its update; `before` is what was assigned when
   * another optimizer's ended. */
  settle?(pass: Pass, assigned: Map<Variable, Tensor>, before: ReadonlyMap<Variable, Tensor>): void;
}

/** What an optimizer's rule may use beside parameter and gradient. */
export interface Update {
  /** The parameter's name in the model: `0.weight`. */
  readonly name: string;
  /** λ of this step, one number. */
  readonly learningRate: Tensor;
  /** Number of this step, counted from 1, one number. */
  readonly step: Tensor;
  /** A tensor that the rule carries from step to step, of the parameter's shape unless said; starts as `initial`. */
  read(name: string, initial?: number, shape?: readonly number[]): Tensor;
  /** What that tensor is to be at the next step. */
  write(name: string, value: Tensor): void;
}

/** State of an optimizer: by variable and name; and how many steps it has made. */
export interface OptimizerState {
  /** Steps made so far: what a schedule is asked with. */
  steps: number;
  /** Single numbers on the device, by name: `steps`, those that moved the parameters; the scale of a scaled loss. */
  readonly counters: Map<string, Variable>;
  /** What it carries for each parameter, by name: Adam's `m` and `v`. */
  readonly variables: Map<Variable, Map<string, Variable>>;
}

/** Settings that every optimizer has. */
export interface OptimizerOptions {
  /** λ, or a schedule; the default is the optimizer's own. */
  readonly learningRate?: number | Schedule;
  /** Factors on it for some parameters, by name or the start of it: `{ "0": 0.1 }`; 1 for all others. A name that no
   * parameter of the model has changes nothing. */
  readonly rates?: Readonly<Record<string, number>>;
}
