import { LostDeviceError, RetrogradError } from "@retrograd/core/backend";

/** Milliseconds in which a lost device says so, where a call that failed says it first. */
const patience = 200;

/** Errors of a device, which come after the calls that caused them: each waits for a read to reject. */
export class Faults {
  /** Why the device computes no more, for good. */
  end: Error | null = null;
  private readonly waiting = new Set<Error>();
  private readonly lost: Promise<void>;

  /** @param onEnd to be told of the device's end */
  constructor(device: GPUDevice, onEnd: (error: Error) => void) {
    device.addEventListener("uncapturederror", (event) => {
      event.preventDefault();
      this.report(new RetrogradError(`webgpu: ${event.error.message.trim()}`));
    });
    this.lost = device.lost.then(({ reason, message }) => {
      if (this.end) return;
      this.end = new LostDeviceError(
        `webgpu: the device was lost (${reason}: ${message.trim()}); make a new backend and a new model on it, and load the last checkpoint.`,
      );
      onEnd(this.end);
    });
  }

  report(error: Error): void {
    this.waiting.add(error);
  }

  /** Why a call failed: because the device is lost, if it is, else for the reason that is given. */
  async because(reason: Error): Promise<Error> {
    if (!this.end) await Promise.race([this.lost, new Promise((resolve) => setTimeout(resolve, patience))]);
    return this.end ?? reason;
  }

  /** What a read waits for, or the first error that nobody has been told yet. */
  async told<T>(reading: Promise<T>): Promise<T> {
    try {
      const read = await reading;
      const [first] = this.waiting;
      if (first) throw first;
      return read;
    } catch (error) {
      this.waiting.delete(error as Error);
      throw error;
    }
  }
}
