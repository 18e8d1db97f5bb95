import { build, defaultClientConditions, type Rolldown } from "vite";

/** A page's files by their names. */
export interface Bundle {
  /** The file to load. */
  readonly entry: string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** A script and all that it imports, from the sources of the packages, as Vite builds them for a page. */
export async function bundled(script: string, { minify = false } = {}): Promise<Bundle> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["@retrograd/source", ...defaultClientConditions] },
    build: { write: false, minify, rollupOptions: { input: script } },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const contents = output.map((file) => (file.type === "chunk" ? file.code : file.source));
  return {
    entry: output[0].fileName,
    files: new Map(output.map(({ fileName }, i) => [fileName, contents[i] as string | Uint8Array])),
  };
}
