import type { Check } from "../check.ts";
import { checksOfFunction } from "../gradients/checks.ts";
import { library } from "../library.ts";
import { lossCases } from "./cases.ts";
import type { LossCases, LossName } from "./lossCases.ts";

/** The checks of every loss: costs, gradients, and gradients of gradients. */
export function lossChecks(): Check[] {
  return (Object.keys(lossCases) as LossName[]).flatMap((name) => checksOfLoss(name, library[name]));
}

/** The checks of one loss, or of one that pretends to be it. */
export function checksOfLoss<K extends LossName>(name: K, loss: (typeof library)[K]): Check[] {
  return (lossCases[name] as LossCases<K>)(loss).flatMap((each) => checksOfFunction(`loss/${name}`, each));
}
