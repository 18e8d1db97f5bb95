import type { KernelName } from "@retrograd/core/backend";
import type { Bound } from "./bound.ts";

export type { Bound, Views } from "./bound.ts";

import * as convolutions from "./convolutions.ts";
import { exact } from "./exact.ts";
import * as functions from "./functions.ts";
import { moments } from "./moments.ts";
import { converted, quotient, rounded } from "./rounded.ts";
import { logSoftmax, softmax } from "./softmax.ts";
import * as sums from "./sums.ts";

/** How exactly every kernel has to be computed, whatever the backend. */
export const tolerance: { readonly [K in KernelName]: Bound<K> } = {
  neg: exact,
  abs: exact,
  sign: exact,
  floor: exact,
  exp: functions.exp,
  expm1: functions.expm1,
  log: functions.log,
  log1p: functions.log1p,
  sqrt: functions.sqrt,
  sin: functions.sin,
  cos: functions.cos,
  tanh: functions.tanh,
  sigmoid: functions.sigmoid,
  erf: functions.erf,
  relu: exact,
  cast: converted,
  shiftRight: exact,
  add: rounded,
  sub: rounded,
  mul: rounded,
  div: quotient,
  pow: functions.pow,
  maximum: exact,
  minimum: exact,
  equal: exact,
  greater: exact,
  greaterEqual: exact,
  where: exact,
  reluGrad: exact,
  matmul: sums.matmul,
  conv: convolutions.conv,
  convGradInput: convolutions.convGradInput,
  convGradFilter: convolutions.convGradFilter,
  argMaxPool: exact,
  maxPoolGrad: convolutions.maxPoolGrad,
  sum: sums.sum,
  max: exact,
  min: exact,
  argMax: exact,
  moments,
  cumsum: sums.cumsum,
  softmax,
  logSoftmax,
  stridedRead: exact,
  stridedWrite: exact,
  concat: exact,
  gather: exact,
  scatterSum: sums.scatterSum,
  randomBits: exact,
};
