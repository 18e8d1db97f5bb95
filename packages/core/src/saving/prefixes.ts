/** What starts the names of the i-th optimizer's arrays in a checkpoint. */
export function optimizerPrefix(i: number): string {
  return `optimizer.${i}.`;
}

/** What starts the names of the arrays that were given to a checkpoint as such. */
export const extraPrefix = "extra.";

/** Whether a name in a checkpoint is not the model's; no variable of a model may have such a one. */
export function isReserved(name: string): boolean {
  return name.startsWith("optimizer.") || name.startsWith(extraPrefix);
}
