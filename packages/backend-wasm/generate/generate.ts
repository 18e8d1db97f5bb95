// Compiles the kernels, once for each variant, and embeds the modules in src/generated/modules.ts: deflated and in base64,
// so that no bundler has a file to copy. Does nothing where that is there already, of the same sources.
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
const assembly = join(import.meta.dirname, "../assembly");
const target = join(import.meta.dirname, "../src/generated/modules.ts");

/** Vitest calls this before the tests. */
export async function setup(): Promise<void> {
  const first = `// Written by generate/generate.ts from ${digestOfSources()}.`;
  if (existsSync(target) && readFileSync(target, "utf8").startsWith(first)) return;
  const lines = [first];
  for (const [name, flags] of Object.entries(variants))
    lines.push(`export const ${name}: string =\n  "${await compiled(flags)}";`);
  mkdirSync(join(target, ".."), { recursive: true });
  writeFileSync(target, `${lines.join("\n")}\n`);
}

function digestOfSources(): string {
  const hash = createHash("sha256").update(readFileSync(import.meta.filename));
  for (const name of readdirSync(assembly, { recursive: true, encoding: "utf8" }).sort())
    if (name.endsWith(".ts")) hash.update(name).update(readFileSync(join(assembly, name)));
  return hash.digest("hex").slice(0, 16);
}

async function compiled(flags: readonly string[]): Promise<string> {
  const { main } = await import("assemblyscript/asc");
  const folder = mkdtempSync(join(tmpdir(), "retrograd-wasm-"));
  try {
    const module = join(folder, "module.wasm");
    const { error, stderr } = await main([
      join(assembly, "index.ts"),
      ...["--outFile", module, "-O3", "--noAssert", "--runtime", "stub", "--use", "abort="],
      ...["--importMemory", "--importTable", "--enable", "simd", ...flags],
    ]);
    if (error) throw new Error(`generate: the kernels do not compile.\n${stderr.toString()}`);
    const bytes = deflateRawSync(readFileSync(module), { level: constants.Z_BEST_COMPRESSION });
    return bytes.toString("base64");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) await setup();
