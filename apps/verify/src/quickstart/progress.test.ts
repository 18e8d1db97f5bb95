import { expect, it } from "vitest";
import { percent, progress } from "./progress.ts";
import { recordingScreen } from "./recordingScreen.ts";

it("a log gets a line per epoch and no control character", () => {
  const screen = recordingScreen();
  const observer = progress(10, screen);
  observer.onBatch(1, 1, 2);
  observer.onBatch(1, 2, 2);
  observer.onEpoch({
    epoch: 1,
    loss: 0.5,
    accuracy: 0.875,
    testLoss: 0.25,
    testAccuracy: 0.9,
    seconds: 1.25,
  });
  expect(screen.lines).toEqual([
    "  epoch     loss  accuracy  test loss  test accuracy  seconds",
    "   1/10   0.5000   87.50 %     0.2500        90.00 %      1.3",
  ]);
});

it("percent keeps two decimals", () => {
  expect(percent(0.97654)).toBe("97.65 %");
});
