import type { DType } from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";
import type { Check } from "../check.ts";
import { clipMissing, runClipCase } from "./clipCase.ts";
import type { GoldenCase, GoldenFile } from "./format.ts";
import { networkMissing, runNetworkCase } from "./networkCase.ts";
import { operatorMissing, runOperatorCase } from "./operatorCase.ts";
import { optimizerMissing, runOptimizerCase } from "./optimizerCase.ts";
import { runScheduleCase, scheduleMissing } from "./scheduleCase.ts";

/** The checks of a golden file: one for each case, in float32, and in float64 where the backend has it. */
export function goldenChecks(subject: string, { cases }: GoldenFile): Check[] {
  return cases.map((golden): Check => {
    const { unsupported, run } = runnerOf(golden);
    return {
      id: `${subject}/${golden.name}`,
      subject,
      dtypes: ["float32", "int32"],
      ...(unsupported === undefined ? {} : { unsupported }),
      run: async (backend) => {
        await run(backend, "float32");
        if (backend.dtypes.includes("float64")) await run(backend, "float64");
      },
    };
  });
}

interface Runner {
  /** Why the case can't be made on any backend. */
  readonly unsupported?: string | undefined;
  run(backend: Backend, dtype: DType): Promise<void>;
}

function runnerOf(golden: GoldenCase): Runner {
  if ("outputs" in golden)
    return {
      unsupported: operatorMissing(golden),
      run: (backend, dtype) => runOperatorCase(golden, backend, dtype),
    };
  if ("program" in golden)
    return {
      unsupported: networkMissing(golden),
      run: (backend, dtype) => runNetworkCase(golden, backend, dtype),
    };
  if ("optimizer" in golden)
    return {
      unsupported: optimizerMissing(golden.optimizer),
      run: (backend, dtype) => runOptimizerCase(golden, backend, dtype),
    };
  if ("schedule" in golden)
    return {
      unsupported: scheduleMissing(golden.schedule),
      run: (backend, dtype) => runScheduleCase(golden, backend, dtype),
    };
  if ("clip" in golden)
    return {
      unsupported: clipMissing(golden.clip),
      run: (backend, dtype) => runClipCase(golden, backend, dtype),
    };
  return { unsupported: "cases of this kind are not known", run: async () => {} };
}
