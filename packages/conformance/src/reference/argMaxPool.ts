import { Image, meetingsOf } from "./convolution.ts";
import { type Formula, upTo } from "./formula.ts";

/** out[b, o, c] = the element of x that is the first largest of the window, or the first NaN */
export const argMaxPool: Formula<"argMaxPool"> = ({ x: numbers, out }, sizes) => {
  const { batch, channels, input, output } = sizes;
  const x = new Image(numbers, input, channels);
  const y = new Image(out, output, channels);
  out.fill(-1);
  const meetings = meetingsOf(sizes);
  for (const b of upTo(batch))
    for (const { o, i } of meetings)
      for (const c of upTo(channels)) {
        const best = y.get(b, o, c);
        const place = x.placeOf(b, i, c);
        if (best < 0 || outranks(numbers[place] as number, numbers[best] as number)) y.set(b, o, c, place);
      }
};

function outranks(a: number, b: number): boolean {
  return a > b || (Number.isNaN(a) && !Number.isNaN(b));
}
