export type { Optimizer, OptimizerState, Schedule, Update } from "./optimizer.ts";
