export { add } from "./add.ts";
export { broadcastTo } from "./broadcastTo.ts";
export { mul } from "./mul.ts";
export { relu } from "./relu.ts";
export { reshape } from "./reshape.ts";
export { sum } from "./sum.ts";
