import { eachChannels, imagesOf, meetingsOf } from "./convolution.ts";
import { type Formula, upTo } from "./formula.ts";
import { Totals } from "./totals.ts";

/** out[b, i, g C + c] = Σ_{o, t that meet at i} Σ_f dy[b, o, g F + f] · w[t, c, g F + f] */
export const convGradInput: Formula<"convGradInput"> = ({ dy, w: filter, out }, sizes) => {
  const { x, w, y } = imagesOf(sizes, out, filter, dy);
  const totals = new Totals(out);
  const meetings = meetingsOf(sizes);
  for (const b of upTo(sizes.batch))
    for (const { o, t, i } of meetings)
      eachChannels(sizes, (inX, inW, inY) => {
        totals.add(x.placeOf(b, i, inX), y.get(b, o, inY) * w.get(0, t, inW));
      });
  totals.store();
};
