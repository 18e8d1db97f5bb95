import type { Browser } from "playwright";
import { chromium } from "./chromium.ts";

/** The browser, or why this machine has none; RETROGRAD_REQUIRE_WEBGPU=1 says that there has to be one. */
export async function chromiumHere(): Promise<Browser | string> {
  try {
    return await chromium();
  } catch (error) {
    // biome-ignore lint/suspicious/noUndeclaredEnvVars: turbo runs no tests.
    if (process.env.RETROGRAD_REQUIRE_WEBGPU === "1") throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
