// Packs every published package as `pnpm publish` would and checks the tarball: what it exports, publint, and whether its
// types resolve for whoever installs it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly publishConfig: { readonly exports: Manifest["exports"] };
}

const packages = join(import.meta.dirname, "../../packages");
const folder = mkdtempSync(join(tmpdir(), "retrograd-pack-"));

try {
  for (const name of readdirSync(packages).sort()) {
    const directory = join(packages, name);
    const tarball = join(folder, `${name}.tgz`);
    execFileSync("pnpm", ["pack", "--out", tarball], {
      cwd: directory,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const manifest: Manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
    const problems = [
      ...exportProblems(manifest),
      ...(await lintProblems(tarball)),
      ...typeProblems(tarball),
    ];
    console.log(`${problems.length === 0 ? "ok    " : "FAILED"} ${manifest.name}`);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}

function exportProblems({ exports, publishConfig }: Manifest): readonly string[] {
  const expected = Object.fromEntries(
    Object.entries(exports).map(([path, { "@retrograd/source": _, ...published }]) => [path, published]),
  );
  return isDeepStrictEqual(publishConfig.exports, expected)
    ? []
    : [
        "package.json: publishConfig.exports differs from exports; it must be the same without @retrograd/source.",
      ];
}

async function lintProblems(tarball: string): Promise<readonly string[]> {
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
  });
  return messages.map((message) => `publint: ${formatMessage(message, pkg)}`);
}

function typeProblems(tarball: string): readonly string[] {
  const run = spawnSync("attw", [tarball, "--profile", "esm-only", "--no-color"], { encoding: "utf8" });
  return run.status === 0 ? [] : [`attw: ${run.stdout}${run.stderr}`];
}
