import { madd } from "../madd";
import { putLanes } from "../reduce/lanes";

/** Products that are added up before their sum is added to the others. */
const stretch: usize = 256;

/**
 * Products of one row and one column for each of many groups, which lie side by side in left, right and out: a depthwise
 * convolution. A vector holds 4 groups. The record is a product's; its runs are the right side's terms.
 */
export function grouped(record: usize, left: usize, right: usize, out: usize, groups: usize, add: bool): void {
  const m = load<usize>(record), k = load<usize>(record, 8);
  const vectors = load<usize>(record, 12), outs = load<usize>(record, 16);
  const leftTerms = load<usize>(record, 44), rightTerms = load<usize>(record, 32);
  for (let i: usize = 0; i < m; i++) {
    const a = left + load<usize>(vectors + i * 4), c = out + load<usize>(outs + i * 4);
    for (let g: usize = 0; g < groups; g += 8) {
      let s0 = f32x4.splat(0), s1 = s0;
      for (let from: usize = 0; from < k; from += stretch) {
        let r0 = f32x4.splat(0), r1 = r0;
        for (let p = from * 4, end = min(k, from + stretch) * 4; p < end; p += 4) {
          const x = a + g * 4 + load<usize>(leftTerms + p), y = right + g * 4 + load<usize>(rightTerms + p);
          r0 = madd(v128.load(x), v128.load(y), r0);
          r1 = madd(v128.load(x, 16), v128.load(y, 16), r1);
        }
        s0 = f32x4.add(s0, r0);
        s1 = f32x4.add(s1, r1);
      }
      const to = c + g * 4;
      if (add) {
        s0 = f32x4.add(s0, v128.load(to));
        s1 = f32x4.add(s1, v128.load(to, 16));
      }
      putLanes(to, s0, groups - g);
      if (groups - g > 4) putLanes(to + 16, s1, groups - g - 4);
    }
  }
}
