import { countOf, windowElement } from "./convolution/elements.ts";
import { groupedProduct } from "./convolution/product.ts";
import type { Anchor } from "./kernel.ts";

/** Rows are taps and the channels that went in, terms windows, columns the channels that came out. */
export const convGradFilter: Anchor<"convGradFilter"> = {
  onceEach: true,
  dispatches: (call) => {
    const { parameters: sizes, load } = call;
    const { batch, groups, inChannels, outChannels, output, kernel } = sizes;
    const x = windowElement(sizes, (index) => load("x", index));
    const product = {
      groups,
      m: countOf(kernel) * inChannels,
      n: outChannels,
      k: batch * countOf(output),
      a: (g: string, row: string, k: string) => x.call(g, k, row),
      b: (g: string, k: string, f: string) =>
        load("dy", `(${k} * ${groups}u + ${g}) * ${outChannels}u + ${f}`),
      functions: [x.source],
    };
    return groupedProduct(product, call);
  },
};
