/**
 * Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers, as easy as 1, 2, 3, 2011).
 * After every fourth round the next two of the three key words are added, and the number of the injection.
 */
export const threefry: readonly string[] = [
  `fn threefry(key: vec2<u32>, counter: vec2<u32>) -> vec2<u32> {
  var keys = array<u32, 3>(key.x, key.y, 0x1bd11bdau ^ key.x ^ key.y);
  var rotations = array<u32, 8>(13u, 15u, 26u, 6u, 17u, 29u, 16u, 24u);
  var x = counter.x + keys[0];
  var y = counter.y + keys[1];
  for (var r = 0u; r < 20u; r++) {
    x += y;
    let by = rotations[r & 7u];
    y = ((y << by) | (y >> (32u - by))) ^ x;
    if ((r & 3u) == 3u) {
      let injection = r / 4u + 1u;
      x += keys[injection % 3u];
      y += keys[(injection + 1u) % 3u] + injection;
    }
  }
  return vec2<u32>(x, y);
}`,
];
