import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { reject } from "@retrograd/core/backend";
import { untar } from "./tar.ts";

export interface Contents {
  /** Compressed archives of the package's folder `bin`, and which of their files are wanted. */
  readonly archives: readonly string[];
  readonly files: readonly string[];
  /** Compressed files of that folder, by the name that they get. */
  readonly programs?: Readonly<Record<string, string>>;
}

/**
 * A folder of this user with files from the npm package `@sparticuz/chromium`, unpacked once per machine and
 * renamed into place, so that nobody sees half of them.
 *
 * @param user what needs the package, for the sentence that says that it is missing
 */
export function unpacked(name: string, user: string, { archives, files, programs = {} }: Contents): string {
  const from = packageFolder(user);
  const { version } = JSON.parse(readFileSync(join(from, "package.json"), "utf8")) as { version: string };
  const owner = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `retrograd-${name}-${version}-${owner}`);
  if (existsSync(folder)) {
    if (statSync(folder).uid !== owner)
      reject(
        "webgpu",
        `${folder} belongs to another user`,
        "it has to be removed, or TMPDIR set to a folder of one's own",
      );
    return folder;
  }
  const fresh = mkdtempSync(`${folder}-`);
  const write = (file: string, bytes: Uint8Array): void => {
    mkdirSync(dirname(join(fresh, file)), { recursive: true });
    writeFileSync(join(fresh, file), bytes, { mode: 0o755 });
  };
  const decompressed = (file: string): Uint8Array =>
    brotliDecompressSync(readFileSync(join(from, "bin", file)));
  for (const archive of archives)
    for (const { name: file, bytes } of untar(decompressed(archive)))
      if (files.includes(file)) write(file, bytes);
  for (const [program, file] of Object.entries(programs)) write(program, decompressed(file));
  try {
    renameSync(fresh, folder);
  } catch (error) {
    // Another process was first.
    rmSync(fresh, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function packageFolder(user: string): string {
  for (const from of [import.meta.url, join(process.cwd(), "package.json")]) {
    try {
      const require = createRequire(from);
      return dirname(dirname(require.resolve("@sparticuz/chromium")));
    } catch {
      // Not installed there.
    }
  }
  return reject(
    "webgpu",
    `${user} needs the package @sparticuz/chromium, which is not installed`,
    "`npm install --save-dev @sparticuz/chromium@153.0.0` brings it",
  );
}
