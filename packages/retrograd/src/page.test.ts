import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";
import { expect, it } from "vitest";

it("on a page is loaded without Node's code, and without a backend until one is tried", async () => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["@retrograd/source"] },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL("index.ts", import.meta.url)), formats: ["es"] },
    },
  });
  const { output } = (built as Rolldown.RolldownOutput[])[0];
  const chunks = output.filter((file) => file.type === "chunk");
  const loads = (chunk: Rolldown.OutputChunk, what: string): boolean =>
    chunk.moduleIds.some((id) => id.includes(what));
  expect(chunks.filter((chunk) => loads(chunk, "/src/node/"))).toEqual([]);
  expect(chunks.filter((chunk) => loads(chunk, "__vite-browser-external"))).toEqual([]);
  const files = new Set(chunks.map(({ fileName }) => fileName));
  const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  expect(imported.filter((name) => !files.has(name))).toEqual([]);
  for (const name of ["webgpu", "wasm", "cpu"])
    expect(
      chunks.filter((chunk) => loads(chunk, `backend-${name}/src/`)).map(({ isEntry }) => isEntry),
    ).toEqual([false]);
});
