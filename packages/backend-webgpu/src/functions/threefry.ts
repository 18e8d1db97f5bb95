const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
const keys = ["key.x", "key.y", "parity"];

/** Round r, and behind every fourth one the next two of the three key words with the number of the injection. */
function round(r: number): string {
  const by = rotations[r % 8];
  const mix = `x += y; y = ((y << ${by}u) | (y >> ${32 - by}u)) ^ x;`;
  if (r % 4 !== 3) return mix;
  const injection = (r + 1) / 4;
  return `${mix}\n  x += ${keys[injection % 3]}; y += ${keys[(injection + 1) % 3]} + ${injection}u;`;
}

/** Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers, as easy as 1, 2, 3, 2011). */
export const threefry: readonly string[] = [
  `fn threefry(key: vec2<u32>, counter: vec2<u32>) -> vec2<u32> {
  let parity = 0x1bd11bdau ^ key.x ^ key.y;
  var x = counter.x + key.x;
  var y = counter.y + key.y;
  ${Array.from({ length: 20 }, (_, r) => round(r)).join("\n  ")}
  return vec2<u32>(x, y);
}`,
];
