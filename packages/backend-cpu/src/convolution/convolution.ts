import type { ConvProducts, ConvSizes, TypedArray, Volume } from "@retrograd/core/backend";
import { packedProduct } from "../matmul/packed.ts";
import { groupedProduct } from "./grouped.ts";
import { withMargin } from "./margin.ts";

/** An operand or output of a convolution. */
export interface Part {
  readonly numbers: TypedArray;
  /** Of one group. */
  readonly channels: number;
  /** Of an image; null for the filter, which is for all images. */
  readonly volume: Volume | null;
}

/** Rows of a product for which it is worth packing the filter. */
const fewestRows = 256;

/** Runs a convolution's products, a few images at a time, which get margins of zeros while they are in cache. */
export function convolution(
  sizes: ConvSizes,
  productsOf: (sizes: ConvSizes, images: number) => ConvProducts,
  left: Part,
  right: Part,
  out: Part,
): () => void {
  const { batch, groups, inChannels, outChannels, output } = sizes;
  const imageOf = ({ channels, volume }: Part): number => (volume ? sizeOf(volume) * groups * channels : 0);
  const [leftImage, rightImage, outImage] = [left, right, out].map(imageOf);
  const most = Math.min(batch, Math.ceil(fewestRows / sizeOf(output)));
  const isThin = groups > 3 && inChannels < 3 && outChannels < 3;
  /** Runs as many images, from one on. */
  const bind = (images: number): ((image: number) => void) => {
    const { margin, products } = productsOf(sizes, images);
    const { numbers, load } = withMargin(left, groups, margin, images);
    const runs = products.map((product) => {
      const sides = [
        { ...product.left, numbers },
        { ...product.right, numbers: right.numbers },
      ] as const;
      if (isThin) {
        const steps = [left.channels, right.channels, out.channels];
        return groupedProduct(...sides, out.numbers, groups, steps);
      }
      const [a, b] = sides;
      const isWide = a.vectors.length < b.vectors.length;
      const run = isWide ? packedProduct(b, a, out.numbers) : packedProduct(a, b, out.numbers);
      return (leftStart: number, rightStart: number, outStart: number, add: boolean): void => {
        for (let g = 0; g < groups; g++) {
          const [x, y] = [leftStart + g * left.channels, rightStart + g * right.channels];
          run(isWide ? y : x, isWide ? x : y, outStart + g * out.channels, add);
        }
      };
    });
    return (image) => {
      const start = load(image * leftImage);
      for (const run of runs) run(start, image * rightImage, image * outImage, outImage === 0 && image > 0);
    };
  };
  const some = most > 0 ? bind(most) : null;
  const last = batch % most;
  const rest = last > 0 ? bind(last) : some;
  return () => {
    // Where no tap meets a window, no product has a term.
    out.numbers.fill(0);
    for (let image = 0; image < batch; image += most) (image + most > batch ? rest : some)?.(image);
  };
}

function sizeOf([depth, height, width]: Volume): number {
  return depth * height * width;
}
