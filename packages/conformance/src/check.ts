import type { Backend, DType } from "@retrograd/core/backend";

/** One named check of a backend. */
export interface Check {
  /** Unique in the suite: `kernel/matmul/65x67x131 float32`. */
  readonly id: string;
  /** What the check is about, a row of the matrix: `kernel/matmul`. */
  readonly subject: string;
  /** Backends without one of these dtypes are not asked. */
  readonly dtypes: readonly DType[];
  /** Why the check can't be made on any backend yet: there is no such operation. */
  readonly unsupported?: string;
  /** Rejects with a sentence that says what is wrong; with `Unsupported` where there is nothing to check. */
  run(backend: Backend): Promise<void>;
}

/** Thrown by a check that can't be made, with the reason: never counted as passed. */
export class Unsupported extends Error {
  override readonly name: string = "Unsupported";
}

/** Thrown by a check whose numbers are wrong. */
export class Mismatch extends Error {
  override readonly name: string = "Mismatch";
}

/** What came of a check. */
export type Outcome =
  | { readonly id: string; readonly status: "passed" }
  | { readonly id: string; readonly status: "failed"; readonly error: string }
  | { readonly id: string; readonly status: "skipped" | "unsupported"; readonly reason: string };

/** Why a check isn't made on a backend; null where it is. */
export function reasonAgainst(check: Check, backend: Backend): string | null {
  if (check.unsupported) return check.unsupported;
  const missing = check.dtypes.filter((dtype) => !backend.dtypes.includes(dtype));
  return missing.length > 0 ? `${backend.name} has no ${missing.join(" and no ")}` : null;
}

/** Makes one check. */
export async function runCheck(check: Check, backend: Backend): Promise<Outcome> {
  const { id } = check;
  const reason = reasonAgainst(check, backend);
  if (reason !== null) return { id, status: check.unsupported ? "unsupported" : "skipped", reason };
  try {
    await check.run(backend);
    return { id, status: "passed" };
  } catch (error) {
    if (error instanceof Unsupported) return { id, status: "unsupported", reason: error.message };
    return { id, status: "failed", error: error instanceof Error ? error.message : String(error) };
  }
}
