import { add } from "../ops/add.ts";
import type { Layer } from "./layer.ts";

/** A skip connection around a body: x + body(x) (He et al. 2015), or shortcut(x) + body(x). */
export interface Residual extends Layer {
  /** What is added to x. */
  readonly body: Layer;
  /** What x goes through beside the body; nothing, if null. */
  readonly shortcut: Layer | null;
}

/**
 * y = x + body(x), or, where the body changes the shape, shortcut(x) + body(x).
 *
 * @example
 * residual(sequential([dense(64), relu(), dense(64)]))
 */
export function residual(body: Layer, shortcut: Layer | null = null): Residual {
  return {
    name: "residual",
    body,
    shortcut,
    forward: (x, pass) => add(shortcut ? pass.call(shortcut, x) : x, pass.call(body, x)),
  };
}
