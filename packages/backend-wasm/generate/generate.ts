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
/** Bytes of one module in front of the other's next ones. */
const slice = 8192;
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
  const built = await Promise.all(Object.values(variants).map(compiled));
  const lines = [first, `export const modules: string =\n  "${packed(built.map(({ bytes }) => bytes))}";`];
  Object.keys(variants).forEach((name, i) => {
    const { bytes, flag } = built[i];
    lines.push(`export const ${name}: Variant = { place: ${i}, length: ${bytes.length}, flag: ${flag} };`);
  });
  lines.push(
    "export interface Variant {\n  readonly place: number;\n  readonly length: number;\n  readonly flag: number;\n}",
  );
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

/** The modules in base64: deflated together, slice by slice, as they are nearly the same. */
function packed(modules: readonly Buffer[]): string {
  const slices: Buffer[] = [];
  for (let at = 0; modules.some((bytes) => at < bytes.length); at += slice)
    for (const bytes of modules) slices.push(bytes.subarray(at, at + slice));
  return deflateRawSync(Buffer.concat(slices), { level: constants.Z_BEST_COMPRESSION }).toString("base64");
}

/** A module, and which byte of it says that its memory is shared: cleared, the same kernels take one that is not. */
async function compiled(flags: readonly string[]): Promise<{ bytes: Buffer; flag: number }> {
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
    return { bytes, flag: at + sharedImport.length - 1 };
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
