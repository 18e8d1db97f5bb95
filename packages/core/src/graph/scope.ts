let current = "";

/** Runs `body`; what it traces is said to come from `scope`: a layer's path, such as `0.dense`. */
export function within<T>(scope: string, body: () => T): T {
  const outer = current;
  current = scope;
  try {
    return body();
  } finally {
    current = outer;
  }
}

/** Where the op that is being traced was called: the layer's path, or "" outside all layers. */
export function currentScope(): string {
  return current;
}
