import { Unsupported } from "../check.ts";

/** The attributes of an operator, or the constants of an optimizer: what nobody asks for is not ignored. */
export class Attributes {
  private readonly values: Readonly<Record<string, unknown>>;
  private readonly asked = new Set<string>();

  constructor(values: unknown) {
    this.values = (values ?? {}) as Readonly<Record<string, unknown>>;
  }

  number(name: string, otherwise?: number): number {
    return this.of(name, "number", otherwise);
  }
  flag(name: string, otherwise?: boolean): boolean {
    return this.of(name, "boolean", otherwise);
  }
  text(name: string, otherwise?: string): string {
    return this.of(name, "string", otherwise);
  }
  numbers(name: string, otherwise?: readonly number[]): readonly number[] {
    return this.of(name, "object", otherwise);
  }
  /** The attribute, or `undefined` where it is null or not there. */
  optional<T>(name: string): T | undefined {
    this.asked.add(name);
    return (this.values[name] ?? undefined) as T | undefined;
  }
  /** One of several words; any other is unsupported. */
  oneOf<T extends string>(name: string, words: readonly T[], otherwise?: T): T {
    const word = this.text(name, otherwise);
    if ((words as readonly string[]).includes(word)) return word as T;
    throw new Unsupported(`attribute ${name} "${word}" is none of ${words.join(", ")}`);
  }

  /** Throws where the attributes say something that was not asked for. */
  expectAllAsked(op: string): void {
    const other = Object.keys(this.values).find((name) => !this.asked.has(name) && name !== "type");
    if (other !== undefined) throw new Unsupported(`${op} has no attribute ${other}`);
  }

  private of<T>(name: string, type: string, otherwise?: T): T {
    const value = this.optional<T>(name) ?? otherwise;
    if (value !== undefined && typeof value === type) return value;
    throw new Unsupported(`attribute ${name} is ${JSON.stringify(this.values[name])}`);
  }
}
