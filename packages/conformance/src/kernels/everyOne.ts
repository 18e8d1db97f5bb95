import * as fc from "fast-check";
import { Mismatch } from "../check.ts";

/** Tries things drawn by fast-check, always the same ones, and throws what the simplest one throws that fails. */
export async function everyOne<T extends { readonly name: string }>(
  things: fc.Arbitrary<T>,
  count: number,
  attempt: (thing: T) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(things, attempt);
  const { counterexample, errorInstance } = await fc.check(property, { seed: 1986, numRuns: count });
  if (!counterexample) return;
  if (!(errorInstance instanceof Mismatch)) throw errorInstance;
  throw new Mismatch(`${counterexample[0].name}: ${errorInstance.message}`);
}
