/** Losses by step, for a plot: at most `most` of them, evenly thinned out as a run gets long. */
export class History {
  static readonly most = 800;
  readonly steps: number[] = [];
  readonly train: number[] = [];
  readonly test: number[] = [];
  /** Steps that lie between two that are kept, at least. */
  #apart = 1;

  add({ step, train, test }: { readonly step: number; readonly train: number; readonly test: number }): void {
    if (step > 0 && step < (this.steps.at(-1) ?? -1) + this.#apart) return;
    this.steps.push(step);
    this.train.push(train);
    this.test.push(test);
    if (this.steps.length <= History.most) return;
    for (const list of [this.steps, this.train, this.test])
      list.splice(0, list.length, ...list.filter((_, i) => i % 2 === 0));
    this.#apart = (this.steps.at(-1) as number) / (this.steps.length - 1);
  }
}
