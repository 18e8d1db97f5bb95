/** Every error that this library throws by itself. */
export class RetrogradError extends Error {
  /** Tells it from other errors where there are several copies of this package. */
  override readonly name: string = "RetrogradError";
}

/** Throws `subject: what; remedy.`, for instance
 * `matmul: cannot multiply [1,2] by [3,1]; inner axes 2 and 3 must be equal.` */
export function reject(subject: string, what: string, remedy: string): never {
  throw new RetrogradError(`${subject}: ${what}; ${remedy}.`);
}
