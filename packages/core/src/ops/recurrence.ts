import { handedBack } from "../graph/gradients.ts";
import type { Tensor } from "../graph/tensor.ts";
import { concat } from "./concat.ts";
import { customGradient } from "./customGradient.ts";
import { linear } from "./linear.ts";
import { matmul } from "./matmul.ts";
import { reshape } from "./reshape.ts";
import { split } from "./split.ts";
import { stack } from "./stack.ts";
import { sum } from "./sum.ts";
import { where } from "./where.ts";

/** What a recurrent network carries from step to step, each [N, H]; h is what it gives. */
export type RecurrentState = Readonly<Record<string, Tensor>> & { readonly h: Tensor };

/** A product a W + b with weights that every step shares. */
export type Recur = (a: Tensor) => Tensor;

/** A recurrent network, step by step. */
export interface Recurrence<State extends RecurrentState> {
  /** What the inputs of all steps contribute: [T, N, G]. */
  readonly projected: Tensor;
  readonly initial: State;
  /** The weights that steps share, for each product of `step`. */
  readonly products: readonly { readonly weight: Tensor; readonly bias: Tensor | null }[];
  readonly step: (x: Tensor, state: State, recur: readonly Recur[]) => State;
  /** From the last step to the first; y keeps the order of the inputs. */
  readonly reverse: boolean;
  /** int32 [T, N, 1]: where it is 0 the state stays, and y is 0. */
  readonly mask: Tensor | null;
  /** Whether y is wanted, or only the state after all steps. */
  readonly wantsAll: boolean;
}

/** What all steps of a recurrence give. */
export interface Unrolled<State extends RecurrentState> {
  /** h after every step, [T, N, H]; null where nobody wants it. */
  readonly y: Tensor | null;
  readonly state: State;
}

/**
 * All steps of a recurrence, one after the other.
 *
 * Backpropagation through time: the δ of every step's products are kept, so that the gradient of a weight that all steps
 * share is one product of all their operands with all their δ, in place of a sum of as many products as there are steps.
 */
export function recurrence<State extends RecurrentState>(its: Recurrence<State>): Unrolled<State> {
  const { projected, initial, products, mask } = its;
  const T = projected.shape[0] as number;
  const inputs = flat(split(projected, T));
  const masks = mask ? flat(split(mask, T)) : [];
  const calls = products.map((): { readonly a: Tensor[]; readonly z: Tensor[] } => ({ a: [], z: [] }));
  const recur = products.map(({ weight, bias }, i) => (a: Tensor): Tensor => {
    const z = linear(a, weight, bias);
    calls[i]?.a.push(a);
    calls[i]?.z.push(z);
    return z;
  });
  const y: Tensor[] = [];
  let state = initial;
  for (let s = 0; s < T; s++) {
    const t = its.reverse ? T - 1 - s : s;
    const next = its.step(inputs[t] as Tensor, state, recur);
    const seen = masks[t];
    state = seen ? kept(seen, next, state) : next;
    y[t] = seen ? where(seen, state.h, 0) : state.h;
  }
  const names = Object.keys(initial);
  const last = names.map((name) => state[name] as Tensor);
  const results = its.wantsAll ? [...y, ...last] : last;
  const joined = stack(results);

  const given: Record<string, Tensor> = { projected };
  for (const name of names) given[`initial ${name}`] = initial[name] as Tensor;
  products.forEach(({ weight, bias }, i) => {
    given[`weight ${i}`] = weight;
    if (bias) given[`bias ${i}`] = bias;
  });
  const known = new Map<Tensor, Readonly<Record<string, Tensor>>>();
  const slopes = (dy: Tensor): Readonly<Record<string, Tensor>> => {
    const found = known.get(dy) ?? throughTime(dy);
    known.set(dy, found);
    return found;
  };
  const throughTime = (dy: Tensor): Record<string, Tensor> => {
    const starts = names.map((name) => initial[name] as Tensor);
    const targets = [...inputs, ...starts, ...calls.flatMap(({ z }) => z)];
    const deltas = handedBack(results, flat(split(dy, results.length)), targets);
    const slope: Record<string, Tensor> = { projected: stack(deltas.splice(0, T)) };
    for (const name of names) slope[`initial ${name}`] = deltas.shift() as Tensor;
    calls.forEach(({ a, z }, i) => {
      const dz = concat(deltas.splice(0, z.length));
      slope[`weight ${i}`] = matmul(concat(a), dz, { transposeA: true });
      slope[`bias ${i}`] = sum(dz, { axes: 0 });
    });
    return slope;
  };
  const ruled = customGradient(joined, {
    inputs: given,
    gradients: Object.fromEntries(
      Object.keys(given).map((name) => [name, (dy) => slopes(dy)[name] as Tensor]),
    ),
  });
  const parts = split(ruled, its.wantsAll ? [T, ...names.map(() => 1)] : names.length);
  const all = its.wantsAll ? (parts.shift() as Tensor) : null;
  return { y: all, state: Object.fromEntries(names.map((name, i) => [name, flat(parts)[i]])) as State };
}

/** Each without its first axis, which has length 1. */
function flat(parts: readonly Tensor[]): Tensor[] {
  return parts.map((part) => reshape(part, part.shape.slice(1)));
}

/** The next state where it is seen, else the one before. */
function kept<State extends RecurrentState>(seen: Tensor, next: State, before: State): State {
  return Object.fromEntries(
    Object.entries(next).map(([name, each]) => [name, where(seen, each, before[name] as Tensor)]),
  ) as State;
}
