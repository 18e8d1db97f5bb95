// Packs every published package as `pnpm publish` would and checks the tarball: publint, then whether its types resolve.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "retrograd-pack-"));
let failures = 0;

try {
  for (const name of readdirSync(join(root, "packages")).sort()) {
    const directory = join(root, "packages", name);
    const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
    const tarball = join(folder, `${name}.tgz`);
    execFileSync("pnpm", ["pack", "--out", tarball], {
      cwd: directory,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const ok = [await lint(tarball, manifest), resolveTypes(tarball)].every(Boolean);
    console.log(`${ok ? "ok    " : "FAILED"} ${manifest.name}`);
    if (!ok) failures++;
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failures === 0 ? 0 : 1;

async function lint(tarball: string, manifest: Record<string, unknown>): Promise<boolean> {
  const bytes = readFileSync(tarball);
  const packed = new Uint8Array(bytes).buffer;
  const { messages } = await publint({ pack: { tarball: packed }, strict: true });
  for (const message of messages) console.error(`publint: ${formatMessage(message, manifest)}`);
  return messages.length === 0;
}

function resolveTypes(tarball: string): boolean {
  const { status, stdout, stderr } = spawnSync("attw", [tarball, "--profile", "esm-only", "--no-color"], {
    encoding: "utf8",
  });
  if (status !== 0) console.error(stdout + stderr);
  return status === 0;
}
