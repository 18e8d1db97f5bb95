const names = ["Float32Array", "Float64Array", "Int32Array", "Uint32Array", "Uint8Array"] as const;

/** How many typed arrays are made while `run` runs, by their constructors, by `slice` or by `subarray`. */
export function countArrays(run: () => void): number {
  let count = 0;
  const restore: (() => void)[] = [];
  const replace = <T extends object, K extends keyof T>(object: T, key: K, value: T[K]): void => {
    const original = object[key];
    object[key] = value;
    restore.push(() => {
      object[key] = original;
    });
  };
  for (const name of names) {
    const made = new Proxy(globalThis[name], {
      construct(target, args) {
        count++;
        return Reflect.construct(target, args);
      },
    });
    replace(globalThis as Record<typeof name, unknown>, name, made);
  }
  const prototype = Object.getPrototypeOf(Float32Array.prototype) as Float32Array;
  for (const method of ["slice", "subarray"] as const) {
    const original = prototype[method] as (...args: number[]) => Float32Array;
    replace(
      prototype as unknown as Record<string, unknown>,
      method,
      function (this: Float32Array, ...args: number[]) {
        count++;
        return original.apply(this, args);
      },
    );
  }
  try {
    run();
  } finally {
    for (const back of restore) back();
  }
  return count;
}
