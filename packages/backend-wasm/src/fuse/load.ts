/** Makes entries of the kernels' table of a module's functions, which it exports by their number. */
export function addFunctions(
  bytes: Uint8Array,
  memory: WebAssembly.Memory,
  table: WebAssembly.Table,
): number {
  const module = new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>);
  const { exports } = new WebAssembly.Instance(module, { e: { m: memory } });
  const functions = Object.values(exports);
  const first = table.grow(functions.length);
  functions.forEach((each, i) => {
    table.set(first + i, each);
  });
  return first;
}

/**
 * Adds the modules that another thread has made, each a record in memory: the address of the next one's record or 0, its length, its bytes.
 *
 * @param next where the first one's address is
 * @returns where the address of the next one will be
 */
export function loadFunctions(memory: WebAssembly.Memory, table: WebAssembly.Table, next: number): number {
  const words = new DataView(memory.buffer);
  for (let at = words.getUint32(next, true); at !== 0; at = words.getUint32(at, true)) {
    const bytes = new Uint8Array(memory.buffer, at + 8, words.getUint32(at + 4, true));
    addFunctions(bytes.slice(), memory, table);
    next = at;
  }
  return next;
}
