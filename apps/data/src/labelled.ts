import { reject } from "@retrograd/core/backend";
import type { IdxImages } from "./idx.ts";
import type { ImageSet } from "./imageSet.ts";

/**
 * Images and the labels of another file, as one set.
 *
 * @param names what errors call the two files
 */
export function labelled(
  images: IdxImages,
  labels: Uint8Array,
  names: { readonly images: string; readonly labels: string },
): ImageSet {
  if (images.count !== labels.length)
    reject(
      "data",
      `${names.images} has ${images.count} images and ${names.labels} has ${labels.length} labels`,
      "every image needs one label",
    );
  if (images.pixels.length === 0)
    reject(
      "data",
      `${names.images} has ${images.count} images of ${images.rows} × ${images.columns} pixels`,
      "give at least one pixel",
    );
  const wrong = labels.findIndex((label) => label > 9);
  if (wrong >= 0)
    reject(
      "data",
      `${names.labels} gives image ${wrong} the label ${labels[wrong]}`,
      "labels must be 0 to 9",
    );
  return { ...images, labels };
}
