import type { Page } from "playwright";

export interface Scene {
  /** What the address says after its #. */
  readonly hash: string;
  /** Brings the page to what is to be seen. */
  prepare(page: Page): Promise<void>;
}

/** However busy the machine is. */
const patience = 300_000;

/** What is photographed, by name. */
export const scenes: Readonly<Record<string, Scene>> = {
  playground: {
    hash: "playground?steps=1500",
    prepare: (page) => page.getByTestId("step").filter({ hasText: "1,500" }).waitFor({ timeout: patience }),
  },
  pass: {
    hash: "pass?hidden=3&activation=tanh&seed=4&at=15",
    prepare: (page) => page.locator(".told").waitFor(),
  },
  digits: {
    hash: "digits",
    async prepare(page) {
      await page.getByRole("button", { name: "Train" }).click();
      // It pauses by itself after some epochs.
      await page.getByRole("button", { name: "Pause" }).waitFor();
      await page.getByRole("button", { name: "Train" }).waitFor({ timeout: patience });
      await page.getByRole("button", { name: "Take a test image" }).click();
      await page.getByTestId("answer").waitFor();
      await page.locator(".confusion button.some:not(.right)").first().click();
      await page.locator(".cell-note + .gallery canvas").first().waitFor();
      await page.waitForTimeout(300);
    },
  },
  backends: {
    hash: "backends",
    async prepare(page) {
      await page.getByLabel("What to check").selectOption("Losses");
      await page.getByRole("button", { name: "Check my device" }).click();
      await page.getByTestId("difference").first().waitFor({ timeout: patience });
    },
  },
  speed: {
    hash: "speed",
    async prepare(page) {
      await page.getByRole("button", { name: "Measure" }).click();
      await page.getByRole("button", { name: "Measure" }).waitFor({ timeout: patience });
    },
  },
};
