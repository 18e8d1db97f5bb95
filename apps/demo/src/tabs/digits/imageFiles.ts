import {
  digitNames,
  type ImageData,
  type ImageSet,
  labelled,
  parseImages,
  parseLabels,
} from "@retrograd/data";

interface Unpacked {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Of two files alone, every seventh part is for the test: so many are in MNIST. */
const testShare = 7;
const wanted = "give MNIST's IDX files, images and labels, or all four of them";

/**
 * The four IDX files of MNIST, or of a set made like it, each gzip-compressed or not: those whose name holds t10k or test are
 * for the test, the others are trained on. Of two files alone, the last seventh of the images is for the test.
 *
 * @throws Error for files that are none of these, or that do not belong together
 */
export async function imageFiles(given: readonly File[]): Promise<ImageData> {
  const files = await Promise.all(given.map(unpacked));
  const isTest = ({ name }: Unpacked): boolean => /t10k|test/i.test(name);
  const sets = [files.filter((file) => !isTest(file)), files.filter(isTest)]
    .filter((some) => some.length > 0)
    .map(setOf);
  const [training, test] = sets.length === 2 ? sets : split(sets[0]);
  if (training.rows !== test.rows || training.columns !== test.columns)
    throw new Error(
      `digits: images to train on have ${training.rows} × ${training.columns} pixels, those for the test ${test.rows} × ${test.columns}; both must have the same.`,
    );
  return { name: "your files", classes: digitNames, training, test };
}

function setOf(files: readonly Unpacked[]): ImageSet {
  const images = files.find(({ bytes }) => axesOf(bytes) === 3);
  const labels = files.find(({ bytes }) => axesOf(bytes) === 1);
  if (images && labels)
    return labelled(parseImages(images.bytes, images.name), parseLabels(labels.bytes, labels.name), {
      images: images.name,
      labels: labels.name,
    });
  if (images) throw new Error(`digits: the labels of ${images.name} are missing; ${wanted}.`);
  if (labels) throw new Error(`digits: the images of ${labels.name} are missing; ${wanted}.`);
  throw new Error(`digits: ${files.map(({ name }) => name).join(", ")}: no IDX file; ${wanted}.`);
}

/** How many axes an IDX file of bytes has, by its first four; null where it is none. */
const axesOf = ([a, b, type, axes]: Uint8Array): number | null =>
  a === 0 && b === 0 && type === 8 ? axes : null;

function split({ count, rows, columns, pixels, labels }: ImageSet): [training: ImageSet, test: ImageSet] {
  const first = count - Math.ceil(count / testShare);
  if (first === 0)
    throw new Error(`digits: there is ${count} image; two at least: one to train on, one for the test.`);
  const part = (start: number, end: number): ImageSet => {
    const size = rows * columns;
    const own = { pixels: pixels.subarray(start * size, end * size), labels: labels.subarray(start, end) };
    return { count: end - start, rows, columns, ...own };
  };
  return [part(0, first), part(first, count)];
}

async function unpacked(file: File): Promise<Unpacked> {
  const { name } = file;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { name, bytes };
    const stream = file.stream().pipeThrough(new DecompressionStream("gzip"));
    return { name, bytes: new Uint8Array(await new Response(stream).arrayBuffer()) };
  } catch {
    throw new Error(`digits: ${name} can't be read, or unpacked; ${wanted}.`);
  }
}
