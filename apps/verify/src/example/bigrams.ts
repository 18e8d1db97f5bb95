import type { Text } from "./text.ts";

/**
 * Loss of a bigram model on the held-out text, in nats per character: -ln P(b | a) with
 * P(b | a) = (count of ab + α) / (count of a + α · characters), as counted in the training text.
 */
export function bigramLoss({ characters, training, test }: Text, alpha = 0.1): number {
  const n = characters.length;
  const pairs = new Float64Array(n * n);
  const firsts = new Float64Array(n);
  for (let i = 1; i < training.length; i++) {
    pairs[training[i - 1] * n + training[i]]++;
    firsts[training[i - 1]]++;
  }
  let loss = 0;
  for (let i = 1; i < test.length; i++) {
    const count = pairs[test[i - 1] * n + test[i]];
    loss -= Math.log((count + alpha) / (firsts[test[i - 1]] + alpha * n));
  }
  return loss / (test.length - 1);
}
