// Compiles the kernels, once for each set of instructions, and the script of a thread, and embeds them in src/generated: modules
// deflated and in base64, so that no bundler has a file to copy. Does nothing where that is there already, of the same sources.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, deflateRawSync } from "node:zlib";

const variants = { simd: [], relaxed: ["--enable", "relaxed-simd"] };
const root = join(import.meta.dirname, "..");
const assembly = join(root, "assembly");
const target = join(root, "src/generated");
/** What the kernels' module says of the memory that it imports: its name, that it is a memory, and that it is shared. */
const sharedImport = Buffer.from("\u0003env\u0006memory\u0002\u0003", "latin1");

/** Vitest calls this before the tests. */
export async function setup(): Promise<void> {
  const first = `// Written by generate/generate.ts from ${digestOfSources()}.`;
  const modules = join(target, "modules.ts");
  if (existsSync(modules) && readFileSync(modules, "utf8").startsWith(first)) return;
  const lines = [first];
  for (const [name, flags] of Object.entries(variants)) {
    const { module, flag } = await compiled(flags);
    lines.push(`export const ${name}: { readonly flag: number; readonly module: string } = {`);
    lines.push(`  flag: ${flag},\n  module: "${module}",\n};`);
  }
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "thread.ts"), `${first}\nexport const script: string =\n  ${await thread()};\n`);
  writeFileSync(modules, `${lines.join("\n")}\n`);
}

function digestOfSources(): string {
  const hash = createHash("sha256").update(readFileSync(join(root, "src/linked.ts")));
  for (const folder of ["assembly", "generate", "src/threads", "src/fuse"])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort())
      if (name.endsWith(".ts")) hash.update(name).update(readFileSync(join(root, folder, name)));
  return hash.digest("hex").slice(0, 16);
}

/** A module in base64, and which byte of it says that its memory is shared: cleared, the same kernels take one that is not. */
async function compiled(flags: readonly string[]): Promise<{ module: string; flag: number }> {
  const { main } = await import("assemblyscript/asc");
  const folder = mkdtempSync(join(tmpdir(), "retrograd-wasm-"));
  try {
    const file = join(folder, "module.wasm");
    const { error, stderr } = await main([
      join(assembly, "index.ts"),
      ...["--outFile", file, "-O3", "--noAssert", "--runtime", "stub", "--use", "abort="],
      ...["--importMemory", "--sharedMemory", "--maximumMemory", "65536", "--importTable"],
      ...["--enable", "simd", "--enable", "threads", ...flags],
    ]);
    if (error) throw new Error(`generate: the kernels do not compile.\n${stderr.toString()}`);
    const bytes = readFileSync(file);
    const at = bytes.indexOf(sharedImport);
    if (at < 0) throw new Error("generate: the kernels do not import a shared memory.");
    const module = deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION });
    return { module: module.toString("base64"), flag: at + sharedImport.length - 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The script that a thread runs, as a string literal. */
async function thread(): Promise<string> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [join(root, "src/threads/thread.ts")],
    ...{ bundle: true, minify: true, write: false, format: "iife", target: "es2022" },
  });
  return JSON.stringify(outputFiles[0].text.trim());
}

if (import.meta.main) await setup();
