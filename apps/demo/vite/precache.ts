import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** A file of the build, as the service worker is told of it. */
interface Entry {
  readonly url: string;
  /** A digest of the content, where the name does not have one. */
  readonly revision: string | null;
}

/** Tells the service worker which files the build has. */
export function precache(): Plugin {
  let publicFolder = "";
  return {
    name: "precache",
    apply: "build",
    configResolved({ publicDir }) {
      publicFolder = publicDir;
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const files = Object.values(bundle);
        const worker = files.find(({ fileName }) => fileName === "offline.js");
        if (worker?.type !== "chunk") return this.error("there is no service worker to tell of the files");
        const built = files
          .filter((file) => file !== worker)
          .map((file) => entryOf(file.fileName, file.type === "chunk" ? file.code : file.source));
        const given = readdirSync(publicFolder).map((name) =>
          entryOf(name, readFileSync(join(publicFolder, name))),
        );
        worker.code = worker.code.replace("self.__WB_MANIFEST", JSON.stringify([...built, ...given]));
      },
    },
  };
}

function entryOf(url: string, content: string | Uint8Array): Entry {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 16);
  return { url, revision: url.startsWith("assets/") ? null : digest };
}
