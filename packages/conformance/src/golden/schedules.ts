import {
  constantRate,
  cosineDecay,
  cosineWarmRestarts,
  exponentialDecay,
  inverseSqrt,
  linearRamp,
  multiStepDecay,
  oneCycle,
  polynomialDecay,
  type Schedule,
  stepDecay,
  warmupCosine,
  warmupLinear,
} from "@retrograd/core";
import { Unsupported } from "../check.ts";
import { Attributes } from "./attributes.ts";
import type { GoldenOptions } from "./format.ts";

const schedules: Readonly<Record<string, (learningRate: number, a: Attributes) => Schedule>> = {
  constant: (learningRate) => constantRate(learningRate),
  step: (learningRate, a) =>
    stepDecay({ learningRate, stepSize: a.number("stepSize"), gamma: a.number("gamma", 0.1) }),
  multiStep: (learningRate, a) =>
    multiStepDecay({ learningRate, milestones: a.numbers("milestones"), gamma: a.number("gamma", 0.1) }),
  exponential: (learningRate, a) => exponentialDecay({ learningRate, gamma: a.number("gamma") }),
  cosine: (learningRate, a) =>
    cosineDecay({ learningRate, steps: a.number("tMax"), minimum: a.number("etaMin", 0) }),
  cosineWarmRestarts: (learningRate, a) =>
    cosineWarmRestarts({
      learningRate,
      steps: a.number("t0"),
      growth: a.number("tMult", 1),
      minimum: a.number("etaMin", 0),
    }),
  oneCycle: (_, a) =>
    oneCycle({
      maximum: a.number("maxLr"),
      totalSteps: a.number("totalSteps"),
      rise: a.number("pctStart", 0.3),
      shape: a.oneOf("anneal", ["cos", "linear"], "cos") === "cos" ? "cosine" : "linear",
      divisor: a.number("divFactor", 25),
      finalDivisor: a.number("finalDivFactor", 1e4),
      threePhase: a.flag("threePhase", false),
    }),
  polynomial: (learningRate, a) =>
    polynomialDecay({ learningRate, steps: a.number("totalIters"), power: a.number("power", 1) }),
  linear: (learningRate, a) =>
    linearRamp({
      learningRate,
      steps: a.number("totalIters"),
      from: a.number("startFactor"),
      to: a.number("endFactor", 1),
    }),
  warmupLinear: (learningRate, a) =>
    warmupLinear({
      learningRate,
      warmupSteps: a.number("warmupSteps"),
      totalSteps: a.number("totalSteps"),
    }),
  warmupCosine: (learningRate, a) =>
    warmupCosine({
      learningRate,
      warmupSteps: a.number("warmupSteps"),
      totalSteps: a.number("totalSteps"),
      minimum: a.number("etaMin", 0),
    }),
  inverseSqrt: (learningRate, a) => inverseSqrt({ learningRate, warmupSteps: a.number("warmupSteps") }),
};

export function scheduleMissing({ type }: GoldenOptions): string | undefined {
  return schedules[type] ? undefined : `there is no schedule ${type}`;
}

/** The library's schedule with a golden one's constants. */
export function scheduleOf(options: GoldenOptions): Schedule {
  const make = schedules[options.type];
  if (!make) throw new Unsupported(`there is no schedule ${options.type}`);
  const attributes = new Attributes(options);
  const schedule = make(attributes.number("lr"), attributes);
  attributes.expectAllAsked(options.type);
  return schedule;
}
