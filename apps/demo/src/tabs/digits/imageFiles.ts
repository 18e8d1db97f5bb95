import {
  digitNames,
  type ImageData,
  type ImageSet,
  labelled,
  parseImages,
  parseLabels,
} from "@retrograd/data";

/** A file as it was dropped on the page. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The four IDX files of MNIST, or of a set made like it, each gzip-compressed or not: those whose name holds t10k or test are
 * for the test, the others are trained on.
 *
 * @throws RetrogradError for files that are none of these, or that do not belong together
 */
export async function imageFiles(given: readonly GivenFile[]): Promise<ImageData> {
  const files = await Promise.all(
    given.map(async ({ name, bytes }) => ({ name, bytes: await unpacked(bytes) })),
  );
  const isTest = ({ name }: GivenFile): boolean => /t10k|test/i.test(name);
  const training = setOf(
    files.filter((file) => !isTest(file)),
    "to train on: train-images and train-labels",
  );
  const test = setOf(files.filter(isTest), "for the test: t10k-images and t10k-labels");
  if (training.rows !== test.rows || training.columns !== test.columns)
    throw new Error("digits: training and test images differ in size; both must have the same.");
  return { name: "your files", classes: digitNames, training, test };
}

function setOf(files: readonly GivenFile[], wanted: string): ImageSet {
  const images = files.find(({ bytes }) => bytes[3] === 3);
  const labels = files.find(({ bytes }) => bytes[3] === 1);
  if (!images || !labels)
    throw new Error(`digits: there are not both files ${wanted}; drop all four IDX files at once.`);
  return labelled(parseImages(images.bytes, images.name), parseLabels(labels.bytes, labels.name), {
    images: images.name,
    labels: labels.name,
  });
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
