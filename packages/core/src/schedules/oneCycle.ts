import { reject } from "../backend/error.ts";
import type { Schedule } from "../optimizers/optimizer.ts";
import { positive, wholeSteps } from "../optimizers/ranges.ts";
import { halfCosine } from "./halfCosine.ts";

/** Settings of `oneCycle`. */
export interface OneCycleOptions {
  /** The rate at the top. */
  readonly maximum: number;
  /** Steps until the last rate. */
  readonly totalSteps: number;
  /** The share of the steps that go up; 0.3, unless said. */
  readonly rise?: number;
  /** The way from one rate to the next; "cosine", unless said. */
  readonly shape?: "cosine" | "linear";
  /** The first rate is maximum / divisor; 25, unless said. */
  readonly divisor?: number;
  /** The last rate is the first one / finalDivisor; 10000, unless said. */
  readonly finalDivisor?: number;
  /** Down to the first rate as fast as it went up, and only then to the last; no, unless said. */
  readonly threePhase?: boolean;
}

/**
 * Up from maximum / divisor to `maximum`, then down to maximum / divisor / finalDivisor, which stays (Smith & Topin
 * 2018). All defaults are PyTorch's.
 */
export function oneCycle(options: OneCycleOptions): Schedule {
  const { maximum, totalSteps, rise = 0.3, shape = "cosine", divisor = 25, finalDivisor = 1e4 } = options;
  positive("oneCycle", "maximum", maximum, 0.1);
  wholeSteps("oneCycle", "totalSteps", totalSteps);
  positive("oneCycle", "divisor", divisor, 25);
  positive("oneCycle", "finalDivisor", finalDivisor, 1e4);
  const most = options.threePhase ? 0.5 : 1;
  if (!(rise >= 0 && rise <= most))
    reject("oneCycle", `rise ${rise} is out of range`, `choose a share from 0 to ${most}, such as 0.3`);
  const first = maximum / divisor;
  const last = first / finalDivisor;
  const top = { end: rise * totalSteps - 1, rate: maximum };
  const back = { end: 2 * rise * totalSteps - 2, rate: first };
  const goals = [top, ...(options.threePhase ? [back] : []), { end: totalSteps - 1, rate: last }];
  return (step) => {
    let from = { end: 0, rate: first };
    for (const to of goals) {
      if (step <= to.end) {
        const fraction = to.end > from.end ? (step - from.end) / (to.end - from.end) : 1;
        return shape === "linear"
          ? from.rate + (to.rate - from.rate) * fraction
          : halfCosine(from.rate, to.rate, fraction);
      }
      from = to;
    }
    return last;
  };
}
