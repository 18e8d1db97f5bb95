export type { Padding, PerAxis } from "../ops/windows.ts";
export * from "./activations.ts";
export {
  type Attended,
  type MultiHeadAttention,
  type MultiHeadAttentionOptions,
  multiHeadAttention,
} from "./attention.ts";
export { avgPool1d } from "./avgPool1d.ts";
export { avgPool2d } from "./avgPool2d.ts";
export { avgPool3d } from "./avgPool3d.ts";
export { type BatchNorm, type BatchNormLayerOptions, batchNorm } from "./batchNorm.ts";
export { conv1d } from "./conv1d.ts";
export { conv2d } from "./conv2d.ts";
export { conv3d } from "./conv3d.ts";
export type { ConvLayerOptions, ConvTransposeLayerOptions, DepthwiseOptions } from "./convOptions.ts";
export type { Convolution, ConvolutionOptions } from "./convolution.ts";
export { convTranspose1d } from "./convTranspose1d.ts";
export { convTranspose2d } from "./convTranspose2d.ts";
export { convTranspose3d } from "./convTranspose3d.ts";
export { augmented, type Dense, type DenseOptions, dense } from "./dense.ts";
export { depthwiseConv1d } from "./depthwiseConv1d.ts";
export { depthwiseConv2d } from "./depthwiseConv2d.ts";
export { dropout } from "./dropout.ts";
export { type Embedding, type EmbeddingOptions, embedding, type TiedProjection, tied } from "./embedding.ts";
export { flatten } from "./flatten.ts";
export { freeze, unfreeze } from "./freeze.ts";
export { adaptiveAvgPool, globalAvgPool, globalMaxPool } from "./globalPools.ts";
export { type GroupNormLayerOptions, groupNorm } from "./groupNorm.ts";
export { type GruLayerOptions, gru, gruCell } from "./gru.ts";
export { type InstanceNormOptions, instanceNorm } from "./instanceNorm.ts";
export type { AnyLayer, Layer } from "./layer.ts";
export { type LayerNormLayerOptions, layerNorm } from "./layerNorm.ts";
export type { ChannelLayout, LayoutOption } from "./layout.ts";
export { lstm, lstmCell } from "./lstm.ts";
export { maxPool1d } from "./maxPool1d.ts";
export { maxPool2d } from "./maxPool2d.ts";
export { maxPool3d } from "./maxPool3d.ts";
export type { Norm, NormOptions } from "./norm.ts";
export { edgePad, type LayerPads, reflectPad, zeroPad } from "./paddings.ts";
export { learnedPositions, sinusoidalPositions } from "./positions.ts";
export { recompute } from "./recompute.ts";
export type {
  RecurrentCell,
  RecurrentLayer,
  RecurrentLayerOptions,
  RecurrentParameters,
  RecurrentWeightOptions,
} from "./recurrent.ts";
export {
  type Bidirectional,
  bidirectional,
  type SequenceLayer,
  stacked,
  withState,
} from "./recurrentStacks.ts";
export { reshape } from "./reshape.ts";
export { type Residual, residual } from "./residual.ts";
export { type RmsNormLayerOptions, rmsNorm } from "./rmsNorm.ts";
export { type RnnLayerOptions, rnn, rnnCell } from "./rnn.ts";
export { type SeparableConv1d, separableConv1d } from "./separableConv1d.ts";
export { type SeparableConv2d, separableConv2d } from "./separableConv2d.ts";
export type { Sequences } from "./sequences.ts";
export { type Sequential, sequential } from "./sequential.ts";
export {
  type Decoded,
  type Transformed,
  type TransformerDecoderBlock,
  type TransformerEncoderBlock,
  type TransformerOptions,
  transformerDecoderBlock,
  transformerEncoderBlock,
} from "./transformer.ts";
export { upsample } from "./upsample.ts";
export { type Found, namedParametersOf, parametersOf, walk } from "./walk.ts";
