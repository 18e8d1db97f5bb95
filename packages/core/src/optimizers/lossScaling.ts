import { reject } from "../backend/error.ts";
import type { Pass } from "../compile/pass.ts";
import { variableLeaf } from "../graph/apply.ts";
import { gradients as gradientsOf } from "../graph/gradients.ts";
import type { Tensor } from "../graph/tensor.ts";
import { Variable } from "../graph/variable.ts";
import { add } from "../ops/add.ts";
import { cast } from "../ops/cast.ts";
import { div } from "../ops/div.ts";
import { greaterEqual } from "../ops/greaterEqual.ts";
import { logicalAnd } from "../ops/logicalAnd.ts";
import { mul } from "../ops/mul.ts";
import { where } from "../ops/where.ts";
import { allFinite } from "./allFinite.ts";
import type { Optimizer } from "./optimizer.ts";
import { positive, wholeSteps } from "./ranges.ts";
import { settings } from "./settings.ts";

/** Settings of `lossScaling`; all defaults are PyTorch's. */
export interface LossScalingOptions {
  /** A constant S, such as 1024; S adapts itself, unless said. */
  readonly scale?: number;
  /** S of the first step; 65536, unless said. */
  readonly initialScale?: number;
  /** S times this after `growthInterval` good steps; 2, unless said. */
  readonly growthFactor?: number;
  /** S times this after a step whose gradients are not all finite; 0.5, unless said. */
  readonly backoffFactor?: number;
  /** Good steps in a row after which S grows; 2000, unless said. */
  readonly growthInterval?: number;
}

/** An optimizer of a scaled loss. */
export interface LossScaled extends Optimizer {
  /** S of the next step, one number; `snapshot([scale])` reads it. */
  readonly scale: Variable;
  /** ∂cost/∂w for every w, from a backward pass of S · cost, divided by S. */
  gradients(cost: Tensor, of: readonly (Tensor | Variable)[], pass: Pass): Tensor[];
}

/** What a trace has asked of one scaling. */
interface Asked {
  readonly scale: Tensor;
  /** Whether all gradients so far are finite. */
  good: Tensor | null;
  updated: boolean;
}

/**
 * The same optimizer for gradients that are too small or too large for what they are stored in, such as float16: the
 * backward pass is that of S · L, and its gradients are divided by S before anything else is done with them
 * (Micikevicius et al. 2018). A step whose gradients are not all finite (2^127 and more, or NaN) changes nothing:
 * parameters, moments and the optimizer's t stay, and so do running statistics. S is halved then, and doubled after
 * 2000 good steps in a row, as by PyTorch's GradScaler. A schedule's s counts all steps, like PyTorch's schedulers.
 *
 * S is part of checkpoints. A power of two as S leaves the bits of what does not overflow as they are.
 *
 * @throws RetrogradError for settings out of range
 * @example
 * train(model, data, { optimizer: lossScaling(adam()), … });
 * // in a step of one's own:
 * const optimizer = lossScaling(adam());
 * pass.update(optimizer, model, optimizer.gradients(objective, parametersOf(model), pass));
 */
export function lossScaling(optimizer: Optimizer, options: LossScalingOptions = {}): LossScaled {
  const { initial, growth, backoff, interval } = factorsOf(options);
  if (optimizer.gradients)
    reject("lossScaling", "was given an optimizer that scales the loss already", "scale it once");
  const scale = new Variable("state", () => [initial], [], "float32");
  const goodSteps = new Variable("state", () => [0], [], "int32");
  const base = settings(optimizer.name, optimizer, 1);
  base.state.counters.set("scale", scale).set("goodSteps", goodSteps);
  const traces = new WeakMap<Pass, Asked>();
  return {
    ...base,
    scale,
    update: (w, g, moment) => optimizer.update(w, g, moment),
    gradients(cost, of, pass) {
      const asked: Asked = traces.get(pass) ?? { scale: pass.read(scale), good: null, updated: false };
      traces.set(pass, asked);
      return gradientsOf(mul(cost, cast(asked.scale, cost.dtype)), of).map((scaled) => {
        const s = cast(asked.scale, scaled.dtype);
        const good = allFinite(scaled, s);
        asked.good = asked.good ? logicalAnd(asked.good, good) : good;
        return div(scaled, s);
      });
    },
    settle(pass, assigned, before) {
      const asked = traces.get(pass);
      const good = asked?.good;
      if (!good)
        return reject(
          "lossScaling",
          "the gradients are not of a scaled loss",
          "pass optimizer.gradients(cost, parametersOf(model), pass)",
        );
      if (asked.updated)
        reject(
          "lossScaling",
          "one step updates twice",
          "give the models as one record, with the gradients of all of them",
        );
      asked.updated = true;
      for (const [variable, value] of assigned) {
        const old = before.get(variable) ?? variableLeaf(variable, value.shape, value.dtype);
        if (value !== old) pass.assign(variable, where(good, value, old));
      }
      const count = add(pass.read(goodSteps), 1);
      const full = greaterEqual(count, interval);
      const grown = mul(asked.scale, growth);
      const next = where(logicalAnd(full, allFinite(grown)), grown, asked.scale);
      pass.assign(scale, where(good, next, mul(asked.scale, backoff)));
      pass.assign(goodSteps, where(good, where(full, 0, count), 0));
    },
  };
}

function factorsOf(options: LossScalingOptions): {
  readonly initial: number;
  readonly growth: number;
  readonly backoff: number;
  readonly interval: number;
} {
  const { scale, ...adaptive } = options;
  const { initialScale = 65536, growthFactor = 2, backoffFactor = 0.5, growthInterval = 2000 } = adaptive;
  if (scale !== undefined) {
    positive("lossScaling", "scale", scale, 1024);
    const [other] = Object.keys(adaptive);
    if (other) reject("lossScaling", `has a constant scale and a ${other}`, "give one of them");
    return { initial: scale, growth: 1, backoff: 1, interval: growthInterval };
  }
  positive("lossScaling", "initial scale", initialScale, 65536);
  if (!(growthFactor > 1 && growthFactor < Infinity))
    reject("lossScaling", `growth factor ${growthFactor} is not above 1`, "choose a larger one, such as 2");
  if (!(backoffFactor > 0 && backoffFactor < 1))
    reject(
      "lossScaling",
      `backoff factor ${backoffFactor} is out of range`,
      "choose from above 0 to below 1, such as 0.5",
    );
  wholeSteps("lossScaling", "growth interval", growthInterval);
  return {
    initial: initialScale,
    growth: growthFactor,
    backoff: backoffFactor,
    interval: growthInterval,
  };
}
