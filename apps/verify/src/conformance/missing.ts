import { type Report, reportOf } from "@retrograd/conformance";

/** The report of a backend that is not there: one check, skipped or, where it is required, failed. */
export function missing(name: string, reason: string, required: boolean): Report {
  const id = `${name} is here`;
  return reportOf(name, [
    required ? { id, status: "failed", error: reason } : { id, status: "skipped", reason },
  ]);
}
