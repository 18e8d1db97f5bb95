import { eachChannels, imagesOf, meetingsOf } from "./convolution.ts";
import { type Formula, upTo } from "./formula.ts";
import { Totals } from "./totals.ts";

/** out[t, c, g F + f] = Σ_{b, o} x[b, i, g C + c] · dy[b, o, g F + f] where o and t meet at i */
export const convGradFilter: Formula<"convGradFilter"> = ({ x: numbers, dy, out }, sizes) => {
  const { x, w, y } = imagesOf(sizes, numbers, out, dy);
  const totals = new Totals(out);
  const meetings = meetingsOf(sizes);
  for (const b of upTo(sizes.batch))
    for (const { o, t, i } of meetings)
      eachChannels(sizes, (inX, inW, inY) => {
        totals.add(w.placeOf(0, t, inW), x.get(b, i, inX) * y.get(b, o, inY));
      });
  totals.store();
};
