/** What a device's buffers hold, in elements of four bytes: multiples of 64, so that a piece may start at any of them. */
export interface Room {
  /** Of one binding. */
  readonly piece: number;
  /** Of one buffer: whole pieces. */
  readonly bank: number;
}

/** The pieces that so many elements are bound in. */
export function piecesIn(size: number, piece: number): number {
  return Math.max(1, Math.ceil(size / piece));
}

/** The first element from `offset` on where so many can lie: what fits a piece in one buffer, and what is larger in whole pieces. */
export function roomFrom(offset: number, size: number, { piece, bank }: Room): number {
  if (size > piece) return Math.ceil(offset / piece) * piece;
  const end = Math.ceil((offset + 1) / bank) * bank;
  return offset + size > end ? end : offset;
}
