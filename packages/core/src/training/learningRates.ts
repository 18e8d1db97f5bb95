/** Share of the smoothed loss that stays from batch to batch (fastai's). */
const beta = 0.98;

/** Lines that the curve is shown by. */
const lines = 24;

/** What a search of the learning rate gives: a loss for each rate, and which rate to choose. */
export class LearningRates {
  /** λ of each batch. */
  readonly rates: number[] = [];
  /** Its loss, averaged with those before: a_k = β a_{k-1} + (1 - β) L_k, divided by 1 - β^(k + 1), with β = 0.98. */
  readonly losses: number[] = [];
  #average = 0;

  /** Takes in a batch; false where its loss is no number or too many times the smallest one. */
  add(rate: number, loss: number, tooMuch: number): boolean {
    if (!Number.isFinite(loss)) return false;
    this.#average = beta * this.#average + (1 - beta) * loss;
    const smoothed = this.#average / (1 - beta ** (this.rates.length + 1));
    this.rates.push(rate);
    this.losses.push(smoothed);
    return smoothed <= tooMuch * Math.min(...this.losses);
  }

  /** The rate at which the smoothed loss falls fastest with the logarithm of the rate; the first where it never falls. */
  get suggestion(): number {
    const { rates, losses } = this;
    const lowest = losses.indexOf(Math.min(...losses));
    let best = 0;
    let steepest = 0;
    for (let k = 1; k < lowest; k++) {
      const rise = (losses[k + 1] as number) - (losses[k - 1] as number);
      const slope = rise / Math.log((rates[k + 1] as number) / (rates[k - 1] as number));
      if (slope >= steepest) continue;
      steepest = slope;
      best = k;
    }
    return rates[best] ?? Number.NaN;
  }

  /** The curve, rate by rate, longer bars for larger losses, with an arrow at the suggestion. */
  toString(): string {
    const { rates, losses, suggestion } = this;
    const every = Math.max(1, Math.ceil(rates.length / lines));
    const [least, most] = [Math.min(...losses), Math.max(...losses)];
    const chosen = Math.floor(rates.indexOf(suggestion) / every);
    const shown = rates.flatMap((rate, k) => {
      if (k % every !== 0) return [];
      const loss = losses[k] as number;
      const length = most > least ? Math.round((40 * (loss - least)) / (most - least)) : 0;
      const arrow = k / every === chosen ? ` ← ${suggestion.toExponential(1)}` : "";
      return [
        `${rate.toExponential(1).padStart(8)}  ${loss.toFixed(4).padStart(9)}  ${"█".repeat(length + 1)}${arrow}`,
      ];
    });
    return [`${"rate".padStart(8)}  ${"loss".padStart(9)}`, ...shown].join("\n");
  }
}
