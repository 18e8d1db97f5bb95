import type { ConvProducts, ConvSizes, Margin, PlacedProduct, Volume } from "@retrograd/core/backend";
import type { Address, Command, Word } from "./address.ts";
import { type Division, tileOf } from "./tileOf.ts";

/** Terms of a packed block at most. */
const blockDepth = 384;
/** Columns of a tile, as in assembly/matmul. */
const tileColumns = 8;
const blockRows = 64;
/** What one multiplication and addition of a product takes of the time of one number elsewhere. */
const perMultiplication = 1 / 8;
/** Windows that a few images have together. */
const fewestWindows = 256;

/** An operand or output of a convolution. */
export interface Part {
  readonly at: Address;
  /** Of one group. */
  readonly channels: number;
  /** Of an image; null for the filter, which is for all images. */
  readonly volume: Volume | null;
}

/** What encoding a convolution needs of its step. */
export interface Making {
  readonly parameters: ConvSizes;
  readonly scratch: (bytes: number) => Address;
  readonly table: (numbers: Int32Array<ArrayBuffer>) => Address;
  readonly record: (words: readonly Word[]) => Address;
  readonly division: Division;
}

/** A convolution as the module takes it, whatever it computes; the steps behind it go by one more word. */
export function convolution(
  { parameters, scratch, table, record, division }: Making,
  productsOf: (sizes: ConvSizes, images: number) => ConvProducts,
  left: Part,
  right: Part,
  out: Part,
): Command[] {
  const { batch, groups, inChannels, outChannels, output } = parameters;
  const imageOf = ({ channels, volume }: Part): number =>
    volume ? sizeOf(volume) * groups * channels * 4 : 0;
  const most = Math.max(1, Math.min(batch, Math.ceil(fewestWindows / Math.max(sizeOf(output), 1))));
  const isGrouped = groups > 3 && inChannels === 1 && outChannels === 1;
  const whole = productsOf(parameters, most);
  const rest = batch % most === 0 ? whole : productsOf(parameters, batch % most);
  const isAcross = left.volume !== null && out.volume === null;
  const recordsOf = ({ products }: ConvProducts): Address =>
    record([
      products.length,
      ...products.map((each) => recordOf(each, isGrouped ? 2 : isAcross ? 1 : 0, table, record)),
    ]);
  const records = recordsOf(whole);
  const margin = marginRecord(left.volume as Volume, groups * left.channels, whole.margin);
  const padded = margin ? sizeOf(whole.margin.size) * groups * left.channels * 4 * most : 0;
  const panels = whole.products.map(
    (product) =>
      Math.ceil(product.right.vectors.length / tileColumns) * tileColumns * product.right.terms.length * 4,
  );
  const packedRight = panels.reduce((sum, bytes) => sum + bytes, 0) * (right.volume ? 1 : groups);
  const outBytes = out.volume
    ? imageOf(out) * batch
    : sizeOf(parameters.kernel) * inChannels * groups * outChannels * 4;
  const isOpen = batch === 0 || whole.products.some(({ left: { terms } }) => terms.length === 0);
  const { threads } = division;
  const rows = whole.products[0]?.left.vectors.length ?? 0;
  const byRows = !out.volume && !isGrouped && !isOpen && groups === 1 && whole.products.length === 1;
  const rightBytes = roundedUp(isGrouped ? 0 : packedRight + 64);
  const paddedBytes = roundedUp(padded + 64);
  const leftBytes = roundedUp((blockRows + 4) * (blockDepth + 1) * 4);
  const words: Word[] = [
    ...[left.at, right.at, out.at, batch, most, groups],
    ...[left, right, out].map(imageOf),
    ...[left, right, out].map(({ channels }) => channels * 4),
    ...(margin ? [record(margin), scratch(paddedBytes * threads), paddedBytes] : [0, 0, 0]),
    ...[scratch(leftBytes * threads), leftBytes, scratch(rightBytes * (byRows ? threads : 1))],
    ...[outBytes, Number(isOpen), records, rest === whole ? records : recordsOf(rest)],
    ...[Number(byRows), byRows ? rightBytes : 0, 0],
  ];
  const work =
    sizeOf(output) * sizeOf(parameters.kernel) * groups * inChannels * outChannels * perMultiplication;
  // Each thread has its rows at one go, as it packs the right side for them.
  const shares = byRows
    ? { units: rows, work: (work * batch) / rows, multiple: Math.ceil(rows / threads / 4) * 4 }
    : { units: batch, work, multiple: most };
  const convolve: Command = {
    ...{ kernel: "convolution", words },
    ...(out.volume || byRows ? { shares } : {}),
    ...(byRows && tileOf(shares, division) < rows ? {} : { runsSteps: true }),
  };
  return isGrouped || right.volume ? [convolve] : [{ kernel: "packFilter", words }, convolve];
}

function roundedUp(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}

/** Where images lie among the zeros around them; null where there are none. */
function marginRecord(
  [depth, height, width]: Volume,
  channels: number,
  { size, before }: Margin,
): number[] | null {
  if (size.join() === [depth, height, width].join()) return null;
  const row = size[2] * channels * 4;
  const plane = size[1] * row;
  const start = before[0] * plane + before[1] * row + before[2] * channels * 4;
  return [depth, height, width * channels * 4, row, plane, size[0] * plane, start];
}

/** A product's record, as assembly/convolution/product.ts has it. */
function recordOf(
  { left, right }: PlacedProduct,
  packing: 0 | 1 | 2,
  table: Making["table"],
  record: Making["record"],
): Address {
  const bytes = (offsets: Int32Array): Int32Array<ArrayBuffer> =>
    Int32Array.from(offsets, (each) => each * 4);
  const steps = (offsets: Int32Array): number => (offsets.length > 1 ? (offsets[1] - offsets[0]) * 4 : 4);
  const k = left.terms.length;
  const parts = Math.ceil(k / blockDepth);
  const depth = Math.ceil(k / parts);
  const term = steps(right.terms);
  const rightRuns = packing === 2 ? bytes(right.terms) : runsOf(right.terms, term / 4, 0, k);
  const blocks = Array.from({ length: packing === 2 ? 0 : parts }, (_, i) => {
    const [from, end] = [i * depth, Math.min(k, (i + 1) * depth)];
    const runs = packing === 0 ? runsOf(left.terms, 1, from, end) : new Int32Array();
    return [end - from, runs.length / 2, packing === 0 ? table(runs) : 0];
  });
  return record([
    ...[left.vectors.length, right.vectors.length, k],
    ...[table(bytes(left.vectors)), table(bytes(left.out)), steps(right.vectors), term],
    ...[rightRuns.length / 2, table(rightRuns)],
    ...[steps(left.out), packing, packing === 0 ? 0 : table(bytes(left.terms))],
    ...[blocks.length, ...blocks.flat()],
  ]);
}

/** Terms from one to another as runs in which each is `step` behind the one before: offset in bytes and length of each. */
function runsOf(terms: Int32Array, step: number, from: number, end: number): Int32Array<ArrayBuffer> {
  const runs: number[] = [];
  for (let i = from; i < end; i++) {
    if (i > from && terms[i] - terms[i - 1] === step) runs[runs.length - 1]++;
    else runs.push(terms[i] * 4, 1);
  }
  return Int32Array.from(runs);
}

function sizeOf([depth, height, width]: Volume): number {
  return depth * height * width;
}
