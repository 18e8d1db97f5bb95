import { abs } from "./abs.ts";
import { add } from "./add.ts";
import { argMax } from "./argMax.ts";
import { argMaxPool } from "./argMaxPool.ts";
import { cast } from "./cast.ts";
import { concat } from "./concat.ts";
import { conv } from "./conv.ts";
import { convGradFilter } from "./convGradFilter.ts";
import { convGradInput } from "./convGradInput.ts";
import { cos } from "./cos.ts";
import { cumsum } from "./cumsum.ts";
import { div } from "./div.ts";
import { equal } from "./equal.ts";
import { erf } from "./erf.ts";
import { exp } from "./exp.ts";
import { expm1 } from "./expm1.ts";
import { floor } from "./floor.ts";
import { gather } from "./gather.ts";
import { greater } from "./greater.ts";
import { greaterEqual } from "./greaterEqual.ts";
import type { KernelTable } from "./kernel.ts";
import { log } from "./log.ts";
import { log1p } from "./log1p.ts";
import { logSoftmax } from "./logSoftmax.ts";
import { matmul } from "./matmul.ts";
import { max } from "./max.ts";
import { maximum } from "./maximum.ts";
import { maxPoolGrad } from "./maxPoolGrad.ts";
import { min } from "./min.ts";
import { minimum } from "./minimum.ts";
import { mul } from "./mul.ts";
import { neg } from "./neg.ts";
import { pow } from "./pow.ts";
import { randomBits } from "./randomBits.ts";
import { relu } from "./relu.ts";
import { reluGrad } from "./reluGrad.ts";
import { scatterSum } from "./scatterSum.ts";
import { shiftRight } from "./shiftRight.ts";
import { sigmoid } from "./sigmoid.ts";
import { sign } from "./sign.ts";
import { sin } from "./sin.ts";
import { softmax } from "./softmax.ts";
import { sqrt } from "./sqrt.ts";
import { stridedRead } from "./stridedRead.ts";
import { stridedWrite } from "./stridedWrite.ts";
import { sub } from "./sub.ts";
import { sum } from "./sum.ts";
import { tanh } from "./tanh.ts";
import { where } from "./where.ts";

export const kernels: KernelTable = {
  neg,
  abs,
  sign,
  floor,
  exp,
  expm1,
  log,
  log1p,
  sqrt,
  sin,
  cos,
  tanh,
  sigmoid,
  erf,
  relu,
  cast,
  shiftRight,
  add,
  sub,
  mul,
  div,
  pow,
  maximum,
  minimum,
  equal,
  greater,
  greaterEqual,
  where,
  reluGrad,
  matmul,
  conv,
  convGradInput,
  convGradFilter,
  argMaxPool,
  maxPoolGrad,
  sum,
  max,
  min,
  argMax,
  moments: "composed",
  cumsum,
  softmax,
  logSoftmax,
  stridedRead,
  stridedWrite,
  concat,
  gather,
  scatterSum,
  randomBits,
};
