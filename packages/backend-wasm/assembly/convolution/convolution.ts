import { beginBlocks, runBlocks } from "../elementwise/group";
import { thread } from "../threads/thread";
import { grouped } from "./grouped";
import { loadMargin } from "./margin";
import { packedBytes, packRight, product } from "./product";

/**
 * A convolution as products, for a few images at a time; units are images. Those of the filter's gradient, whose products
 * are added up, are its rows, if they may be divided: a thread adds up its rows of all images. Arguments: left, right, out; images, how many at a time, groups; bytes of an image of left, right and out, 0 for the filter;
 * bytes of a group's channels in each; the margin's record, or 0, scratch for images with margins, and bytes of that from one thread's to the
 * next thread's; scratch for packed left, and bytes of it as well, and for packed right; bytes of out; whether to fill it with 0 first; the records of the
 * products for as many images at a time, and for the last ones; the group of steps that follow, or 0.
 */
export function convolution(args: usize, from: usize, to: usize): void {
  const right = load<usize>(args, 4), out = load<usize>(args, 8);
  const batch = load<usize>(args, 12), most = load<usize>(args, 16), groups = load<usize>(args, 20);
  const leftImage = load<usize>(args, 24), rightImage = load<usize>(args, 28), outImage = load<usize>(args, 32);
  const margin = load<usize>(args, 48), bytes = load<usize>(args, 56);
  const padded = load<usize>(args, 52) + thread * bytes;
  const total = load<usize>(args, 72);
  const group = load<usize>(args, 96);
  if (total == 0) return;
  let first: usize = 0, last: usize = -1;
  if (outImage == 0) {
    if (load<u32>(args, 88) != 0) {
      first = from;
      last = to;
    }
    from = 0;
    to = batch;
  }
  let done = from * outImage;
  const end = outImage == 0 ? total : to * outImage;
  if (load<u32>(args, 76) != 0) memory.fill(out + done, 0, end - done);
  if (margin != 0) memory.fill(padded, 0, bytes);
  if (group != 0) beginBlocks(group);
  for (let image = from; image < to; image += most) {
    const images = min(most, to - image);
    const records = images == most ? load<usize>(args, 80) : load<usize>(args, 84);
    let left = load<usize>(args) + image * leftImage;
    if (margin != 0) {
      loadMargin(margin, left, padded, images);
      left = padded;
    }
    products(args, records, left, right + image * rightImage, out + image * outImage, groups, outImage == 0 && image > 0, first, last);
    if (group != 0 && outImage != 0) done = runBlocks(group, done, (image + images) * outImage, false);
  }
  if (group != 0) runBlocks(group, done, end, true);
}

/** All products of some images, their rows from `first` to `last`. */
function products(
  args: usize, records: usize, left: usize, right: usize, out: usize, groups: usize, add: bool, first: usize, last: usize,
): void {
  const leftGroup = load<usize>(args, 36), rightGroup = load<usize>(args, 40), outGroup = load<usize>(args, 44);
  const isFilter = load<usize>(args, 28) == 0;
  const packedLeft = load<usize>(args, 60) + thread * load<usize>(args, 64);
  let packed = load<usize>(args, 68) + thread * load<usize>(args, 92);
  for (let i: usize = 0; i < load<usize>(records); i++) {
    const record = load<usize>(records + 4 + i * 4);
    if (load<u32>(record, 40) == 2) {
      grouped(record, left, right, out, groups, add);
      continue;
    }
    for (let g: usize = 0; g < groups; g++) {
      if (!isFilter) packRight(record, right + g * rightGroup, packed);
      product(record, left + g * leftGroup, packed, out + g * outGroup, packedLeft, add, first, last);
      if (isFilter) packed += packedBytes(record);
    }
  }
}

/** Packs the filter for all images and threads. Arguments as of `convolution`. */
export function packFilter(args: usize, from: usize, to: usize): void {
  const groups = load<usize>(args, 20), bytes = load<usize>(args, 40), records = load<usize>(args, 80);
  let packed = load<usize>(args, 68);
  for (let i: usize = 0; i < load<usize>(records); i++) {
    const record = load<usize>(records + 4 + i * 4);
    for (let g: usize = 0; g < groups; g++, packed += packedBytes(record))
      packRight(record, load<usize>(args, 4) + g * bytes, packed);
  }
}
