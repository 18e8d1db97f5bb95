import { countOf, windowElement } from "./convolution/elements.ts";
import { groupedProduct } from "./convolution/product.ts";
import type { Anchor } from "./kernel.ts";

/** Rows are windows, terms taps and channels, columns the channels that come out. */
export const conv: Anchor<"conv"> = {
  onceEach: true,
  dispatches: (call) => {
    const { parameters: sizes, load } = call;
    const { batch, groups, inChannels, outChannels, output, kernel } = sizes;
    const x = windowElement(sizes, (index) => load("x", index));
    const product = {
      groups,
      m: batch * countOf(output),
      n: outChannels,
      k: countOf(kernel) * inChannels,
      a: x.call,
      b: (g: string, k: string, f: string) =>
        load("w", `(${k} * ${groups}u + ${g}) * ${outChannels}u + ${f}`),
      functions: [x.source],
    };
    return groupedProduct(product, call);
  },
};
