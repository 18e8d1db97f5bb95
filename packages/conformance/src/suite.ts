import type { Check } from "./check.ts";
import { goldenChecks } from "./golden/checks.ts";
import { goldenFile, goldenGroups } from "./golden/files.ts";
import { opChecks } from "./gradients/checks.ts";
import { kernelChecks } from "./kernels/checks.ts";
import { lossChecks } from "./losses/checks.ts";
import { planChecks } from "./plans/checks.ts";
import { layerChecks } from "./training/layers.ts";
import { lossScalingChecks } from "./training/lossScaling.ts";
import { networkChecks } from "./training/networks.ts";
import { optimizerChecks } from "./training/optimizers.ts";

/** Every check of the suite: what a backend has to pass. */
export async function suite(): Promise<readonly Check[]> {
  const golden = goldenGroups.map(async (group) => goldenChecks(`golden/${group}`, await goldenFile(group)));
  return [
    ...kernelChecks(),
    ...planChecks(),
    ...opChecks(),
    ...lossChecks(),
    ...optimizerChecks(),
    ...lossScalingChecks(),
    ...layerChecks(),
    ...networkChecks(),
    ...(await Promise.all(golden)).flat(),
  ];
}
