import type { ImageData } from "@retrograd/data";
import { blocks, type Picture, trimmed } from "./picture.ts";
import { confusion, type Predictions, telling } from "./predictions.ts";
import type { Screen } from "./screen.ts";
import { sideBySide, table } from "./table.ts";

const gap = "   ";
const mostImages = 6;

/** Test images in block characters, each with its class, the predicted class and its probability. */
export function showImages(data: ImageData, predicted: Predictions, screen: Screen): void {
  const { test } = data;
  const size = test.rows * test.columns;
  const picture = (i: number): Picture => ({
    ...test,
    pixels: test.pixels.subarray(i * size, (i + 1) * size),
  });
  const { right, wrong } = telling(test.labels, predicted, mostImages);
  const show = (title: string, images: readonly number[]): void => {
    if (images.length === 0) return;
    const pictures = fitting(images.map(picture), screen.columns);
    screen.print(screen.colors.bold(title));
    screen.print();
    const shown = pictures.map((it, k) => [
      ...blocks(it, screen.colored),
      ...caption(data.classes, test.labels[images[k]], predicted, images[k], it.columns, screen),
    ]);
    for (const line of sideBySide(shown, gap)) screen.print(line);
    screen.print();
  };
  show("Test images that it has never seen: what they are → what the network says, how sure it is", right);
  show("Its surest mistakes", wrong);
}

/** As many of the first pictures, trimmed, as there is room for side by side; one, if need be, in more than that. */
function fitting(pictures: readonly Picture[], columns: number): Picture[] {
  for (let count = pictures.length; count > 1; count--) {
    const some = trimmed(pictures.slice(0, count));
    if (count * (some[0].columns + gap.length) - gap.length <= columns) return some;
  }
  return trimmed(pictures.slice(0, 1));
}

function caption(
  classes: readonly string[],
  label: number,
  predicted: Predictions,
  image: number,
  width: number,
  { colors }: Screen,
): string[] {
  const said = predicted.classes[image];
  const paint = said === label ? colors.green : colors.red;
  const text = `${classes[label]} → ${classes[said]}`;
  const percent = `${Math.round(100 * predicted.probabilities[image])} %`;
  const line = `${text}  ${percent}`.length <= width ? [`${text}  ${percent}`] : [text, percent];
  return line.map((part) => " ".repeat(Math.max(0, Math.floor((width - part.length) / 2))) + paint(part));
}

/** How many test images of each class were taken for which class. */
export function showConfusion(data: ImageData, predicted: Predictions, { colors, print }: Screen): void {
  const { classes, test } = data;
  const counts = confusion(test.labels, predicted.classes, classes.length);
  const numbered = classes.map((name, k) => (name === String(k) ? name : `${k} ${name}`));
  const head = ["", ...classes.map((_, k) => colors.bold(String(k)))];
  const rows = counts.map((row, k) => [
    colors.bold(numbered[k]),
    ...row.map((n, j) => cell(n, j === k, colors)),
  ]);
  print(`${colors.bold("Confusion matrix")}: a row for each class, a column for each prediction`);
  print();
  for (const line of table([head, ...rows])) print(`  ${line}`);
  print();
}

function cell(count: number, correct: boolean, colors: Screen["colors"]): string {
  if (correct) return colors.green(String(count));
  return count === 0 ? colors.dim("·") : colors.red(String(count));
}
