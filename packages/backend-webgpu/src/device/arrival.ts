/** One run's outputs on their way to the host. */
export class Arrival {
  /** Settled without anyone being obliged to listen. */
  private readonly bytes: Promise<ArrayBuffer>;
  private resolve: (bytes: ArrayBuffer) => void = () => {};
  private reject: (error: Error) => void = () => {};
  private isWanted = false;
  private hurry: (() => void) | null = null;

  constructor() {
    this.bytes = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.bytes.catch(() => {});
  }

  /** Somebody reads: what is still on the device is fetched now rather than some runs later. */
  want(): Promise<ArrayBuffer> {
    this.isWanted = true;
    this.hurry?.();
    return this.bytes;
  }

  /** The outputs are copied on the device; `hurry` fetches them. */
  copied(hurry: () => void): void {
    if (this.isWanted) hurry();
    else this.hurry = hurry;
  }

  deliver(bytes: ArrayBuffer): void {
    this.hurry = null;
    this.resolve(bytes);
  }

  fail(error: Error): void {
    this.hurry = null;
    this.reject(error);
  }
}
