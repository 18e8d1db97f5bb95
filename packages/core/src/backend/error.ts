/** Every error that this library throws by itself. */
export class RetrogradError extends Error {
  /** Tells it from other errors where there are several copies of this package. */
  override readonly name: string = "RetrogradError";
}

/** Says that a device is gone for good, with all that was on it: what is read from it, or asked of it later, rejects with it. */
export class LostDeviceError extends RetrogradError {
  override readonly name: string = "LostDeviceError";
}

/** Whether a device was lost, whichever copy of this package says so. */
export function isLostDevice(error: unknown): error is LostDeviceError {
  return error instanceof Error && error.name === "LostDeviceError";
}

/** Throws `subject: what; remedy.`, for instance
 * `matmul: cannot multiply [1,2] by [3,1]; inner axes 2 and 3 must be equal.` */
export function reject(subject: string, what: string, remedy: string): never {
  throw new RetrogradError(`${subject}: ${what}; ${remedy}.`);
}
