import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sirv from "sirv";
import { build } from "vite";
import { isolation } from "../../../../tooling/browser/isolation.ts";

export interface ServedPage {
  /** `http://localhost:40000/some/path/` */
  readonly address: string;
  /** The built files. */
  readonly folder: string;
  close(): Promise<void>;
}

/** A path that no build knows of. */
const path = "/some/path/";

/** The page as it is built for a static host, on one; most hosts send no headers that isolate it. */
export async function servedPage({ isolated = false } = {}): Promise<ServedPage> {
  const folder = await mkdtemp(join(tmpdir(), "retrograd-demo-"));
  await build({
    root: join(import.meta.dirname, "../.."),
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true },
  });
  const files = sirv(folder, { etag: true });
  const server = createServer((request, response) => {
    const missing = (): void => void response.writeHead(404).end();
    if (!request.url?.startsWith(path)) return missing();
    request.url = request.url.slice(path.length - 1);
    if (isolated) for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
    files(request, response, missing);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}${path}`,
    folder,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
