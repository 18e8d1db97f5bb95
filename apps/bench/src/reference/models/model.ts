import type { TrainingPass } from "../../workloads/workload.ts";
import type { Tape, Value } from "../tape.ts";

/** What a model makes of a batch; parameters by their names. */
export type Forward = (
  tape: Tape,
  x: Value,
  parameters: Readonly<Record<string, Value>>,
  batch: number,
  pass: TrainingPass,
) => Value;
