/**
 * Lays panels of `width` (4 or 8) neighbouring lines side by side: out[panel][k][line]. Element k of line i lies at
 * x + i · line + k · step (bytes). Lines past the last one are zeros.
 */
export function pack(x: usize, out: usize, lines: usize, k: usize, line: usize, step: usize, width: usize): void {
  let i: usize = 0;
  if (line == 4 && width == 8)
    for (; i + 16 <= lines; i += 16, x += 64, out += k * 64) packPairs(x, out, k, step);
  for (; i < lines; i += width, x += width * line, out += width * k * 4) {
    const there = min(width, lines - i);
    if (there < width) packEdge(x, out, there, k, line, step, width);
    else if (line == 4 && width == 8) packAcross8(x, out, k, step);
    else if (line == 4) packAcross4(x, out, k, step);
    else if (step == 4) for (let j: usize = 0; j < width; j += 4) packAlong(x + j * line, out + j * 4, k, line, width * 4);
    else packEdge(x, out, width, k, line, step, width);
  }
}

/** Two panels of 8 lines at once, which share lines of cache. */
function packPairs(x: usize, out: usize, k: usize, step: usize): void {
  const next = k * 32;
  for (const end = out + next; out < end; out += 32, x += step) {
    v128.store(out, v128.load(x));
    v128.store(out, v128.load(x, 16), 16);
    v128.store(out + next, v128.load(x, 32));
    v128.store(out + next, v128.load(x, 48), 16);
  }
}

/** Lines lie side by side already: 8 at once for each k. */
function packAcross8(x: usize, out: usize, k: usize, step: usize): void {
  for (const end = out + k * 32; out < end; out += 32, x += step) {
    v128.store(out, v128.load(x));
    v128.store(out, v128.load(x, 16), 16);
  }
}

function packAcross4(x: usize, out: usize, k: usize, step: usize): void {
  for (const end = out + k * 16; out < end; out += 16, x += step) v128.store(out, v128.load(x));
}

/** Each line's elements lie one after the other: 4 × 4 transposes, of 4 lines. `to` is bytes between k and k + 1. */
function packAlong(x: usize, out: usize, k: usize, line: usize, to: usize): void {
  const x1 = x + line, x2 = x1 + line, x3 = x2 + line;
  let i: usize = 0;
  for (; i + 4 <= k; i += 4, out += to * 4) {
    const at = i * 4;
    const r0 = v128.load(x + at), r1 = v128.load(x1 + at), r2 = v128.load(x2 + at), r3 = v128.load(x3 + at);
    const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    v128.store(out, v128.shuffle<f64>(low01, low23, 0, 2));
    v128.store(out + to, v128.shuffle<f64>(low01, low23, 1, 3));
    v128.store(out + to * 2, v128.shuffle<f64>(high01, high23, 0, 2));
    v128.store(out + to * 3, v128.shuffle<f64>(high01, high23, 1, 3));
  }
  for (; i < k; i++, out += to) {
    const at = i * 4;
    store<i32>(out, load<i32>(x + at));
    store<i32>(out, load<i32>(x1 + at), 4);
    store<i32>(out, load<i32>(x2 + at), 8);
    store<i32>(out, load<i32>(x3 + at), 12);
  }
}

/** Any lines, element by element. */
function packEdge(x: usize, out: usize, there: usize, k: usize, line: usize, step: usize, width: usize): void {
  for (let i: usize = 0; i < width; i++, x += line) {
    let from = x;
    let to = out + i * 4;
    if (i < there) for (let j: usize = 0; j < k; j++, from += step, to += width * 4) store<i32>(to, load<i32>(from));
    else for (let j: usize = 0; j < k; j++, to += width * 4) store<i32>(to, 0);
  }
}
