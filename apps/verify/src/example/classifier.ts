import { type Layer, reshape, sequential, summary } from "@retrograd/core";
import { imagesOf } from "../data/images.ts";
import { showConfusion, showImages } from "../quickstart/gallery.ts";
import { percent, progress } from "../quickstart/progress.ts";
import type { Recipe } from "../quickstart/recipe.ts";
import { trainOn } from "../quickstart/training.ts";
import type { Example } from "./example.ts";

/** A network that classifies images; ends with some of the test images and a confusion matrix. */
export function classifier(
  description: string,
  network: (classes: number) => Layer,
  usual: Pick<Recipe, "epochs" | "batchSize" | "learningRate">,
): Example {
  return {
    description,
    run: async ({ backend, epochs, seed, screen, ...wanted }) => {
      const data = await imagesOf({ ...wanted, seed, size: 28 }, screen.print);
      const { rows, columns } = data.training;
      const recipe = {
        ...usual,
        hidden: [],
        classes: data.classes.length,
        seed,
        epochs: epochs ?? usual.epochs,
      };
      const model = sequential([reshape([rows, columns, 1]), network(recipe.classes)]);
      screen.print(`${data.name}: ${data.training.count} images to train on, ${data.test.count} to test`);
      screen.print();
      screen.print(`${summary(model, [1, rows * columns])}`);
      screen.print();
      const observer = progress(recipe.epochs, screen);
      const trained = await trainOn(data, backend, recipe, observer, model).finally(observer.stop);
      screen.print();
      showImages(data, trained.predicted, screen);
      showConfusion(data, trained.predicted, screen);
      const accuracy = percent(trained.epochs.at(-1)?.testAccuracy ?? Number.NaN);
      screen.print(screen.colors.bold(screen.colors.green(`${accuracy} of the test images are right.`)));
    },
  };
}
