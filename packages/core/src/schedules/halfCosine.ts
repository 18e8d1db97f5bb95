/** From `from` to `to` along half a cosine, as `fraction` goes from 0 to 1. */
export function halfCosine(from: number, to: number, fraction: number): number {
  return to + ((from - to) * (1 + Math.cos(Math.PI * fraction))) / 2;
}
