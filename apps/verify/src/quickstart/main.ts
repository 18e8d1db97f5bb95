import { RetrogradError } from "@retrograd/core";
import { reject } from "@retrograd/core/backend";
import type { ImageData } from "@retrograd/data";
import { imagesOf } from "../data/images.ts";
import { tryWriting, writeWhole } from "../data/wholeFile.ts";
import { agreement, differences, showAgreement } from "./agreement.ts";
import { type BackendName, type Chosen, chooseBackend } from "./backends.ts";
import { showConfusion, showImages } from "./gallery.ts";
import { type Options, parseOptions } from "./options.ts";
import { percent, progress } from "./progress.ts";
import type { Recipe } from "./recipe.ts";
import { type Screen, standardScreen } from "./screen.ts";
import { type Trained, trainOn } from "./training.ts";

/** Runs the command; gives its exit status. */
export async function main(argv: readonly string[], screen: Screen = standardScreen()): Promise<number> {
  try {
    await quickstart(parseOptions(argv), screen);
    return 0;
  } catch (error) {
    if (!(error instanceof RetrogradError)) throw error;
    console.error(error.message);
    return 1;
  }
}

async function quickstart(options: Options, screen: Screen): Promise<void> {
  const { colors, print } = screen;
  if (options.json !== null) await checkWritable(options.json);
  const { name, backend, skipped, remark } = await chosen(options.backend);
  const data = await imagesOf({ ...options, size: 20 }, print);
  const recipe = recipeFor(data, options);
  const { training, test } = data;
  const sizes = [training.rows * training.columns, ...recipe.hidden, recipe.classes].join(" → ");
  print(colors.bold("Retrograd quickstart"));
  print(
    `  data      ${data.name}: ${training.count} images to train on, ${test.count} to test, ${training.rows} × ${training.columns} pixels`,
  );
  print(`  network   ${sizes}, relu between`);
  print(`  training  ${recipe.epochs} epochs, batches of ${recipe.batchSize}, Adam, on ${name}`);
  if (remark) print(colors.dim(`            ${name} ${remark}`));
  for (const { name, reason } of skipped) print(colors.dim(`            not on ${name}: ${reason}`));
  print();
  const started = performance.now();
  const observer = progress(recipe.epochs, screen);
  const trained = await trainOn(data, backend, recipe, observer).finally(observer.stop);
  const seconds = (performance.now() - started) / 1000;
  print();
  showImages(data, trained.predicted, screen);
  showConfusion(data, trained.predicted, screen);
  const agreements = await agreement(data, recipe, { name, backend });
  showAgreement(agreements, screen);
  const last = trained.epochs[trained.epochs.length - 1];
  print(
    `Trained in ${seconds.toFixed(1)} s: ${colors.bold(colors.green(`${percent(last.testAccuracy)} of the test images are right`))}.`,
  );
  if (options.json !== null) await writeWhole(options.json, report(name, trained, differences(agreements)));
  backend.dispose();
}

async function chosen(name: BackendName | null): Promise<Chosen> {
  return chooseBackend(name).catch((error: Error) => {
    if (name === null) throw error;
    return reject(
      "quickstart",
      `the backend ${name} is not available here (${error.message.replace(/\.$/, "")})`,
      "leave --backend out to train on the best one that is",
    );
  });
}

/** Epochs for more than 97.5 % on MNIST, and on the drawn digits, of which there are fewer. */
function recipeFor(data: ImageData, { epochs, seed }: Options): Recipe {
  return {
    hidden: [128, 64],
    classes: data.classes.length,
    epochs: epochs ?? (data.training.count < 30_000 ? 10 : 6),
    batchSize: 64,
    learningRate: 2e-3,
    seed,
  };
}

async function checkWritable(path: string): Promise<void> {
  await tryWriting(path).catch((error: Error) =>
    reject(
      "quickstart",
      `cannot write ${path} (${error.message})`,
      "give --json a file in a folder that you may write to",
    ),
  );
}

function report(
  backend: BackendName,
  { epochs }: Trained,
  gradientDifference: Record<string, number>,
): string {
  const testAccuracy = epochs[epochs.length - 1].testAccuracy;
  return `${JSON.stringify({ backend, testAccuracy, epochs, gradientDifference }, null, 2)}\n`;
}
