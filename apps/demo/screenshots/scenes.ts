import type { Page } from "playwright";

export interface Scene {
  /** What the address says after its #. */
  readonly hash: string;
  /** Brings the page to what is to be seen. */
  prepare(page: Page): Promise<void>;
}

/** What is photographed, by name. */
export const scenes: Readonly<Record<string, Scene>> = {
  playground: {
    hash: "playground?steps=900",
    prepare: async (page) => {
      await page.getByTestId("step").filter({ hasText: "900" }).waitFor({ timeout: 60_000 });
    },
  },
};
