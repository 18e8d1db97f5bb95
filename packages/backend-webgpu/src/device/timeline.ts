/** Something to ask of the device, in its turn. */
export interface Action {
  /** Whether what it needs, such as compiled pipelines, is there. */
  isReady(): boolean;
  act(): void;
  /** Instead of `act`, where there is no device any more. */
  abandon(error: Error): void;
}

/**
 * Calls in the order in which they were asked for: one that is not ready yet holds up all that come after it.
 */
export class Timeline {
  private waiting: Action[] = [];

  /** Whether a ready action would act at once. */
  get isClear(): boolean {
    return this.waiting.length === 0;
  }

  add(action: Action): void {
    this.waiting.push(action);
    this.advance();
  }

  /** An action that is always ready and that nobody waits for. */
  inTurn(act: () => void): void {
    if (this.isClear) act();
    else this.add({ isReady: () => true, act, abandon: () => {} });
  }

  /** To be called when something has become ready. */
  advance(): void {
    while (this.waiting[0]?.isReady()) this.waiting.shift()?.act();
  }

  abandon(error: Error): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const action of waiting) action.abandon(error);
  }
}
