import type { Shape } from "@retrograd/core";
import { prologues } from "@retrograd/core/backend";
import fc from "fast-check";
import { everyPrologue, type HostOptions } from "./host.ts";

const axis = fc.constantFrom(1, 2, 3, 4, 5, 7, 0);
const small: fc.Arbitrary<Shape> = fc.array(axis, { maxLength: 3 });
/** Past a block, and no multiple of one. */
const large: fc.Arbitrary<Shape> = fc.constantFrom([4099], [3, 1373], [2050, 2], [5, 1, 821]);

/** The steps of random programs. */
export const genes: fc.Arbitrary<number[][]> = fc.array(
  fc.array(fc.nat(5039), { minLength: 9, maxLength: 9 }),
  { minLength: 1, maxLength: 25 },
);

/** Shapes of an input from run to run, one of them twice, and of variables that fit it or not. */
export const shapes: fc.Arbitrary<{ readonly inputs: Shape[]; readonly variables: Shape[] }> = fc
  .tuple(
    fc.oneof({ weight: 8, arbitrary: small }, { weight: 1, arbitrary: large }),
    small,
    fc.array(small, { maxLength: 2 }),
  )
  .map(([x, other, more]) => ({ inputs: [x, other, x], variables: [x, [], x, x.slice(-1), ...more] }));

/** What backends may ask of plans. */
export const hosts: fc.Arbitrary<HostOptions> = fc.record({
  alignment: fc.constantFrom(64, 8, 256),
  operandsPerGroup: fc.constantFrom(Infinity, 2, 3, 4, 8),
  stepsPerGroup: fc.constantFrom(64, 1, 2, 3, 5),
  inPlace: fc.boolean(),
  prologues: fc.option(
    fc
      .tuple(fc.subarray([...everyPrologue]), fc.constantFrom(0, 1, 4, 64))
      .map(([names, steps]) => prologues(names, steps)),
    { freq: 8 },
  ),
  blockSize: fc.constantFrom(2048, 7, 64),
});

/** Square matrices throughout. */
export const squares: typeof shapes = fc.constantFrom(2, 3, 5).map((n) => ({
  inputs: [
    [n, n],
    [n, n],
  ],
  variables: [
    [n, n],
    [n, n],
    [n, n],
  ],
}));
