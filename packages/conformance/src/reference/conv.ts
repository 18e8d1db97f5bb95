import { eachChannels, imagesOf, meetingsOf } from "./convolution.ts";
import { type Formula, upTo } from "./formula.ts";
import { Totals } from "./totals.ts";

/** out[b, o, g F + f] = Σ_{t, c} x[b, i, g C + c] · w[t, c, g F + f] where o and t meet at i */
export const conv: Formula<"conv"> = ({ x: numbers, w: filter, out }, sizes) => {
  const { x, w, y } = imagesOf(sizes, numbers, filter, out);
  const totals = new Totals(out);
  const meetings = meetingsOf(sizes);
  for (const b of upTo(sizes.batch))
    for (const { o, t, i } of meetings)
      eachChannels(sizes, (inX, inW, inY) => {
        totals.add(y.placeOf(b, o, inY), x.get(b, i, inX) * w.get(0, t, inW));
      });
  totals.store();
};
