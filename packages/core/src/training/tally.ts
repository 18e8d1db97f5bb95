import type { Output } from "../compile/output.ts";
import type { Metric, MetricValue } from "../metrics/metric.ts";

/** Batches that may have run without having been read. */
const ahead = 8;

/** What a tally knows, for a checkpoint. */
export interface TallyState {
  readonly examples: number;
  readonly cost: number;
  readonly sums: Readonly<Record<string, readonly number[]>>;
}

/**
 * Cost and metrics over the batches of an epoch, exact also where the last batch is smaller. Batches are read
 * in order, a few later than they were run, so that the backend can work ahead.
 */
export class Tally {
  #examples = 0;
  #cost = 0;
  readonly #sums = new Map<string, number[]>();
  readonly #open: (() => Promise<void>)[] = [];
  readonly #list: readonly Metric[];

  constructor(list: readonly Metric[], state?: TallyState) {
    this.#list = list;
    if (!state) return;
    this.#examples = state.examples;
    this.#cost = state.cost;
    for (const [name, sum] of Object.entries(state.sums)) this.#sums.set(name, [...sum]);
  }

  /** Takes in what one batch of `size` examples gave. */
  async add(outputs: object, size: number, seen: (loss: number) => void = () => {}): Promise<void> {
    const { objective, sums } = outputs as { objective: Output; sums?: Record<string, Output> };
    const reads = Promise.all([objective.read(), ...Object.values(sums ?? {}).map((sum) => sum.readArray())]);
    // Whoever awaits it below gets the rejection; until then it is not unhandled.
    reads.catch(() => {});
    this.#open.push(async () => {
      const [loss, ...arrays] = await reads;
      seen(loss);
      this.#examples += size;
      this.#cost += loss * size;
      Object.keys(sums ?? {}).forEach((name, i) => {
        const total = this.#sums.get(name);
        const { data } = arrays[i] as (typeof arrays)[number];
        if (total)
          for (let j = 0; j < data.length; j++) total[j] = (total[j] as number) + (data[j] as number);
        else this.#sums.set(name, Array.from(data));
      });
    });
    if (this.#open.length > ahead) await this.#open.shift()?.();
  }

  /** Waits for the batches that have not been read. */
  async drain(): Promise<void> {
    for (let next = this.#open.shift(); next; next = this.#open.shift()) await next();
  }

  /** Mean cost over the examples. */
  get loss(): number {
    return this.#cost / this.#examples;
  }

  metrics(): Record<string, MetricValue> {
    const values: Record<string, MetricValue> = {};
    for (const metric of this.#list) {
      const sums: Record<string, number[]> = {};
      for (const [name, sum] of this.#sums)
        if (name.startsWith(`${metric.name}/`)) sums[name.slice(metric.name.length + 1)] = sum;
      values[metric.name] = metric.combine(sums);
    }
    return values;
  }

  state(): TallyState {
    return { examples: this.#examples, cost: this.#cost, sums: Object.fromEntries(this.#sums) };
  }
}
