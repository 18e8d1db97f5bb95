import { extent, type Points } from "./dataSets.ts";

/** Rows and columns of the grid on which the network is looked at. */
export const gridSide = 48;

/** How far the grid reaches to each side. */
export const gridReach = 1.1 * extent;

/** What the page shows of a run at one step. */
export interface Frame {
  /** Steps made so far. */
  readonly step: number;
  readonly epoch: number;
  /** Mean loss of all training points, without the penalty. */
  readonly train: number;
  readonly test: number;
  /** Share of test points on the right side; null for regression. */
  readonly accuracy: number | null;
  /** What the network says at each point of the grid, [gridSide, gridSide], from -1 to 1; upper rows first. */
  readonly surface: Float32Array<ArrayBuffer>;
  /** Every dense layer's, from input to output. */
  readonly layers: readonly LayerFrame[];
}

export interface LayerFrame {
  /** W̃ = [W; b], [inputs + 1, units] */
  readonly weights: Float32Array;
  /** ∂E/∂W̃ of the latest batch; zeros before the first. */
  readonly gradients: Float32Array;
  /** What each unit says at each point of the grid, [gridSide², units]; empty for the output layer. */
  readonly units: Float32Array;
}

/** What a run starts with. */
export interface Start {
  readonly train: Points;
  readonly test: Points;
  /** Numbers in all weights and biases. */
  readonly parameters: number;
  readonly frame: Frame;
}
