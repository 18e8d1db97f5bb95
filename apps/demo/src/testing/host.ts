// A process of its own for what all test files share: one build, one server and one browser. It ends with its parent.
import { sharedChromium } from "../../../../tooling/browser/chromium.ts";
import { servedPage } from "./servedPage.ts";
import type { Hosted } from "./site.ts";

const served = await servedPage();
const browser = await sharedChromium().catch((error: Error) => error);
process.on("disconnect", async () => {
  if (!(browser instanceof Error)) await browser.close();
  await served.close();
  process.exit();
});
process.send?.({
  site: { address: served.address, folder: served.folder },
  browser: browser instanceof Error ? { missing: browser.message } : { endpoint: browser.wsEndpoint() },
} satisfies Hosted);
