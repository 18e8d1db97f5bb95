import { rows } from "../matmul/tile";

/**
 * Panels of 4 rows side by side, each of which begins at its own offset: out[panel][k][row]. Terms come in runs of neighbours. Rows past
 * the last one are the last one again.
 */
export function packAlong(x: usize, vectors: usize, lines: usize, runs: usize, end: usize, out: usize): void {
  for (let i: usize = 0; i < lines; i += rows, vectors += rows * 4) {
    const last = min(rows, lines - i) - 1;
    const x0 = x + load<usize>(vectors);
    const x1 = x + load<usize>(vectors + min<usize>(1, last) * 4);
    const x2 = x + load<usize>(vectors + min<usize>(2, last) * 4);
    const x3 = x + load<usize>(vectors + last * 4);
    for (let run = runs; run < end; run += 8) {
      const offset = load<usize>(run), bytes = load<usize>(run, 4) * 4;
      packRun(x0 + offset, x1 + offset, x2 + offset, x3 + offset, bytes, out);
      out += bytes * rows;
    }
  }
}

/** 4 × 4 transposes. */
@inline
function packRun(x0: usize, x1: usize, x2: usize, x3: usize, bytes: usize, out: usize): void {
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16, out += 64) {
    const r0 = v128.load(x0 + at), r1 = v128.load(x1 + at), r2 = v128.load(x2 + at), r3 = v128.load(x3 + at);
    const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    v128.store(out, v128.shuffle<f64>(low01, low23, 0, 2));
    v128.store(out, v128.shuffle<f64>(low01, low23, 1, 3), 16);
    v128.store(out, v128.shuffle<f64>(high01, high23, 0, 2), 32);
    v128.store(out, v128.shuffle<f64>(high01, high23, 1, 3), 48);
  }
  for (; at < bytes; at += 4, out += 16) {
    store<i32>(out, load<i32>(x0 + at));
    store<i32>(out, load<i32>(x1 + at), 4);
    store<i32>(out, load<i32>(x2 + at), 8);
    store<i32>(out, load<i32>(x3 + at), 12);
  }
}

/** The same for rows that are mostly neighbours, with terms anywhere. */
export function packAcross(x: usize, vectors: usize, lines: usize, terms: usize, k: usize, out: usize): void {
  const end = terms + k * 4;
  for (let i: usize = 0; i < lines; i += rows, vectors += rows * 4) {
    const last = min(rows, lines - i) - 1;
    const x0 = x + load<usize>(vectors);
    const x1 = x + load<usize>(vectors + min<usize>(1, last) * 4);
    const x2 = x + load<usize>(vectors + min<usize>(2, last) * 4);
    const x3 = x + load<usize>(vectors + last * 4);
    if (x3 - x0 == 12)
      for (let term = terms; term < end; term += 4, out += 16) v128.store(out, v128.load(x0 + load<usize>(term)));
    else
      for (let term = terms; term < end; term += 4, out += 16) {
        const offset = load<usize>(term);
        store<i32>(out, load<i32>(x0 + offset));
        store<i32>(out, load<i32>(x1 + offset), 4);
        store<i32>(out, load<i32>(x2 + offset), 8);
        store<i32>(out, load<i32>(x3 + offset), 12);
      }
  }
}
