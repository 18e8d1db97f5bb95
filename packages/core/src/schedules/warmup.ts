import { reject } from "../backend/error.ts";
import { wholeSteps } from "../optimizers/ranges.ts";

/** Refuses a warm-up that is not over before the end. */
export function warmupBefore(subject: string, warmupSteps: number, totalSteps: number): void {
  wholeSteps(subject, "warmupSteps", warmupSteps);
  wholeSteps(subject, "totalSteps", totalSteps);
  if (warmupSteps >= totalSteps)
    reject(
      subject,
      `warms up for ${warmupSteps} of ${totalSteps} steps`,
      "leave at least one step after the warm-up",
    );
}
