import { countOf, placeElement } from "./convolution/elements.ts";
import { groupedProduct } from "./convolution/product.ts";
import type { Anchor } from "./kernel.ts";

/** Rows are places of the input, terms taps and the channels that came out, columns the channels that went in. */
export const convGradInput: Anchor<"convGradInput"> = {
  onceEach: true,
  dispatches: (call) => {
    const { parameters: sizes, load } = call;
    const { batch, groups, inChannels, outChannels, input, kernel } = sizes;
    const dy = placeElement(sizes, (index) => load("dy", index));
    const product = {
      groups,
      m: batch * countOf(input),
      n: inChannels,
      k: countOf(kernel) * outChannels,
      a: dy.call,
      b: (g: string, k: string, c: string) =>
        load(
          "w",
          `((${k} / ${outChannels}u * ${inChannels}u + ${c}) * ${groups}u + ${g}) * ${outChannels}u + ${k} % ${outChannels}u`,
        ),
      functions: [dy.source],
    };
    return groupedProduct(product, call);
  },
};
