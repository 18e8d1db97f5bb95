import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamw,
  lamb,
  lion,
  nadam,
  type Optimizer,
  radam,
  rmsprop,
  sgd,
} from "@retrograd/core";
import { Unsupported } from "../check.ts";
import { Attributes } from "./attributes.ts";
import type { GoldenOptions } from "./format.ts";

/** What most optimizers have: λ and weight decay, and the moments' decays and ε of Adam's family. */
const base = (a: Attributes) => ({
  learningRate: a.number("lr"),
  weightDecay: a.number("weightDecay", 0),
});
const moments = (a: Attributes) => ({
  ...base(a),
  beta1: a.number("beta1", 0.9),
  beta2: a.number("beta2", 0.999),
});
const adams = (a: Attributes) => ({ ...moments(a), epsilon: a.number("eps", 1e-8) });

const optimizers: Readonly<Record<string, (a: Attributes) => Optimizer>> = {
  sgd: (a) =>
    sgd({
      ...base(a),
      momentum: a.number("momentum", 0),
      dampening: a.number("dampening", 0),
      nesterov: a.flag("nesterov", false),
    }),
  adam: (a) => adam({ ...adams(a), amsgrad: a.flag("amsgrad", false) }),
  adamw: (a) => adamw({ ...adams(a), amsgrad: a.flag("amsgrad", false) }),
  adagrad: (a) =>
    adagrad({
      ...base(a),
      learningRateDecay: a.number("lrDecay", 0),
      initialAccumulator: a.number("initialAccumulator", 0),
      epsilon: a.number("eps", 1e-10),
    }),
  adadelta: (a) => adadelta({ ...base(a), rho: a.number("rho", 0.9), epsilon: a.number("eps", 1e-6) }),
  rmsprop: (a) =>
    rmsprop({
      ...base(a),
      alpha: a.number("alpha", 0.99),
      epsilon: a.number("eps", 1e-8),
      centered: a.flag("centered", false),
      momentum: a.number("momentum", 0),
    }),
  adamax: (a) => adamax(adams(a)),
  nadam: (a) => nadam({ ...adams(a), momentumDecay: a.number("momentumDecay", 0.004) }),
  radam: (a) => radam(adams(a)),
  lion: (a) => lion(moments(a)),
  lamb: (a) => lamb({ ...moments(a), epsilon: a.number("eps", 1e-6) }),
};

export function optimizerMissing({ type }: GoldenOptions): string | undefined {
  return optimizers[type] ? undefined : `there is no optimizer ${type}`;
}

/** The library's optimizer with a golden one's constants. */
export function optimizerOf(options: GoldenOptions): Optimizer {
  const make = optimizers[options.type];
  if (!make) throw new Unsupported(`there is no optimizer ${options.type}`);
  const attributes = new Attributes(options);
  const optimizer = make(attributes);
  attributes.expectAllAsked(options.type);
  return optimizer;
}
