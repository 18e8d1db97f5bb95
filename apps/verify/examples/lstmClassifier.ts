import { dense, type Layer, lstm, sequential } from "@retrograd/core";

/** An LSTM that reads sequences [N, steps, features] and tells what they are: logits [N, classes]. */
export function lstmClassifier(units: number, classes: number): Layer {
  return sequential([lstm(units), dense(classes)]);
}
