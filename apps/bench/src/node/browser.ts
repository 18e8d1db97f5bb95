import { fileURLToPath } from "node:url";
import { bundled } from "../../../../tooling/browser/bundled.ts";
import { chromium } from "../../../../tooling/browser/chromium.ts";
import { opened } from "../../../../tooling/browser/opened.ts";
import type { Effort } from "../measure.ts";
import type { BenchPage } from "../page/page.ts";
import { keyOf, type RunnerEntry } from "../runners/runner.ts";
import type { Races } from "./races.ts";

/** Races in a page in headless Chromium, isolated from other origins, so that there are threads. */
export async function racesInBrowser(
  entries: readonly RunnerEntry[],
  threads: number,
  effort: Effort,
): Promise<Races> {
  const script = fileURLToPath(new URL("../page/page.ts", import.meta.url));
  const bundle = await bundled(script);
  const browser = await chromium();
  const page = await opened(browser, bundle, { isolated: true });
  let listener: (doing: string) => void = () => {};
  await page.exposeFunction("tell", (doing: string) => listener(doing));
  const keys = entries.map(keyOf);
  return {
    where: `Chromium ${browser.version()}`,
    race(workload, progress) {
      listener = progress;
      return page.evaluate(
        ([name, keys, threads, effort]) =>
          (globalThis as unknown as { testPage: BenchPage }).testPage.race(name, keys, threads, effort),
        [workload.name, keys, threads, effort] as const,
      );
    },
    close: () => browser.close(),
  };
}
