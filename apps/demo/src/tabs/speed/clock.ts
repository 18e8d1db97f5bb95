const readings = 5;

/**
 * The smallest step of this thread's clock, in milliseconds: 0.005 in an isolated page of Chromium, 0.02 of Firefox; in any other
 * page 0.1 and 1, and more where a browser is told to hide what it runs on.
 */
export function clockStep(): number {
  return Math.min(
    ...Array.from({ length: readings }, () => {
      const from = performance.now();
      for (;;) {
        const now = performance.now();
        if (now > from) return now - from;
      }
    }),
  );
}

/** A sample is as many steps of the clock as make the error of its ends half a percent. */
const stepsOfSample = 200;

/** How long a sample has to last by a clock of such steps, in milliseconds. */
export const leastSample = (step: number): number => stepsOfSample * step;
