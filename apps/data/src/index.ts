export { type DigitsOptions, drawnDigits } from "./digits.ts";
export { bell, between, type Generator, generator } from "./generator.ts";
export { type IdxImages, parseImages, parseLabels } from "./idx.ts";
export { digitNames, type ImageData, type ImageSet } from "./imageSet.ts";
export { labelled } from "./labelled.ts";
