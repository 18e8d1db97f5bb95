/** One line of a file of JSON lines; of numbers as many digits as were measured. */
export function jsonLine(value: unknown): string {
  const short = (_: string, part: unknown) => (typeof part === "number" ? Number(part.toPrecision(5)) : part);
  return `${JSON.stringify(value, short)}\n`;
}
