/** Whether a is larger, or a NaN where b is none. */
export function outranks(a: number, b: number): boolean {
  return a > b || (Number.isNaN(a) && !Number.isNaN(b));
}
