/** Grey images, each with the class that it belongs to. */
export interface ImageSet {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  /** count × rows × columns, row-major; 0 is background, 255 is ink. */
  readonly pixels: Uint8Array;
  /** One class, 0 … 9, per image. */
  readonly labels: Uint8Array;
}

/** What a network is trained on, and what it is judged by afterwards. */
export interface ImageData {
  readonly name: string;
  readonly classes: readonly string[];
  readonly training: ImageSet;
  readonly test: ImageSet;
}

export const digitNames: readonly string[] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
