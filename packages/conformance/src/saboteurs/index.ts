import { elementwiseSaboteurs } from "./elementwise.ts";
import { movementSaboteurs } from "./movements.ts";
import { planSaboteurs } from "./plans.ts";
import { productSaboteurs } from "./products.ts";
import { reductionSaboteurs } from "./reductions.ts";
import type { Saboteur } from "./saboteur.ts";
import { windowSaboteurs } from "./windows.ts";

/** Backends that are broken on purpose: the suite is worth what it finds in them. */
export const saboteurs: readonly Saboteur[] = [
  ...elementwiseSaboteurs,
  ...reductionSaboteurs,
  ...productSaboteurs,
  ...windowSaboteurs,
  ...movementSaboteurs,
  ...planSaboteurs,
];
