import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../../..");
const packages = ["core", "backend-wasm"];

/** Runs a program of the root's `node_modules` in a folder. */
function runIn(folder: string, program: string, ...words: readonly string[]): void {
  execFileSync(join(root, "node_modules/.bin", program), words, {
    cwd: folder,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/**
 * A folder of a user who installed the packages: their tarballs, as they would be published, unpacked in its
 * `node_modules`. Builds the packages where their builds are not up to date.
 */
export function installed(): string {
  const folder = mkdtempSync(join(tmpdir(), "retrograd-bundlers-"));
  runIn(root, "turbo", "run", "build", ...packages.map((name) => `--filter=@retrograd/${name}`));
  for (const name of packages) {
    const tarball = join(folder, `${name}.tgz`);
    const target = join(folder, "node_modules/@retrograd", name);
    runIn(join(root, "packages", name), "pnpm", "pack", "--out", tarball);
    mkdirSync(target, { recursive: true });
    execFileSync("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"]);
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return folder;
}
