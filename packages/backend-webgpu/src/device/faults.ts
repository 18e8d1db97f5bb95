import { RetrogradError } from "@retrograd/core/backend";

/** Errors of a device, which come after the calls that caused them: each waits for a read to reject. */
export class Faults {
  /** Why the device computes no more, for good. */
  end: Error | null = null;
  private readonly waiting = new Set<Error>();

  constructor(device: GPUDevice) {
    device.addEventListener("uncapturederror", (event) => {
      event.preventDefault();
      this.report(new RetrogradError(`webgpu: ${event.error.message.trim()}`));
    });
    void device.lost.then(({ reason, message }) => {
      this.end ??= new RetrogradError(
        `webgpu: the device was lost (${reason}: ${message}); make a new backend and load the last checkpoint.`,
      );
    });
  }

  report(error: Error): void {
    this.waiting.add(error);
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
