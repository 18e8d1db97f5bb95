import type { Step, Value } from "@retrograd/core/backend";

/** A step that can be computed in several ways. */
export interface Question {
  /** The same for all steps that cost the same. */
  readonly question: string;
  /** The likely best first. */
  readonly candidates: readonly string[];
  readonly step: Step;
  /** Those of the step's plan. */
  readonly values: readonly Value[];
  /** Those of them that are stored as float16. */
  readonly halves: ReadonlySet<number>;
}

/** Milliseconds that a step takes, computed in one way; Infinity where the device can't. */
export type Measure = (asked: Question, candidate: string) => Promise<number>;

/** How much less time than the first candidate another has to take: less might be chance. */
const margin = 0.95;

/** Finds out which of several ways to compute a step is the fastest on a device, once for each question. */
export class Tuner {
  private readonly adapter: string;
  private readonly choices: Map<string, string>;
  private readonly measure: Measure | null;
  private readonly underWay = new Map<string, Promise<void>>();

  /**
   * @param adapter in words: another one has other answers
   * @param choices answers by adapter and question, known ones and those that are found
   * @param measure null: what is not known is the first candidate
   */
  constructor(adapter: string, choices: Map<string, string>, measure: Measure | null) {
    this.adapter = adapter;
    this.choices = choices;
    this.measure = measure;
  }

  /** The candidate to take, as far as is known. */
  choose(question: string, candidates: readonly string[]): string {
    const known = this.choices.get(this.keyOf(question));
    return known !== undefined && candidates.includes(known) ? known : candidates[0];
  }

  /** Measures what is not known yet; null where that is nothing. */
  settle(questions: readonly Question[]): Promise<void> | null {
    const { measure } = this;
    if (!measure) return null;
    const open = questions.filter(({ question, candidates }) => {
      const known = this.choices.get(this.keyOf(question));
      return candidates.length > 1 && (known === undefined || !candidates.includes(known));
    });
    if (open.length === 0) return null;
    return Promise.all(
      open.map((each) => {
        const key = this.keyOf(each.question);
        const answer = this.underWay.get(key) ?? this.answered(key, each, measure);
        this.underWay.set(key, answer);
        return answer;
      }),
    ).then(() => {});
  }

  private async answered(key: string, asked: Question, measure: Measure): Promise<void> {
    // One question after the other, so that none is timed while another one computes.
    await Promise.all(this.underWay.values());
    const { candidates } = asked;
    let best = candidates[0];
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
      const time = await measure(asked, candidate);
      const bar = best === candidates[0] && candidate !== best ? least * margin : least;
      if (time < bar) [best, least] = [candidate, time];
    }
    // A device that is lost finds nothing out.
    if (least < Number.POSITIVE_INFINITY) this.choices.set(key, best);
    this.underWay.delete(key);
  }

  private keyOf(question: string): string {
    return `${this.adapter}: ${question}`;
  }
}
