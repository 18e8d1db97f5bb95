import { defineConfig, type Options } from "tsup";

/** One ES module per entry, named as its path below `src`; `tsc` writes the declarations beside them. */
export function packageBuild(entries: readonly string[], more: Options = {}): Options | Options[] {
  const entry = Object.fromEntries(entries.map((path) => [path.replace(/^src\/|\.ts$/g, ""), path]));
  return defineConfig({
    entry,
    format: "esm",
    target: "es2023",
    dts: false,
    sourcemap: true,
    clean: true,
    treeshake: true,
    silent: true,
    ...more,
  }) as Options;
}
