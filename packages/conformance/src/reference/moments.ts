import type { Formula } from "./formula.ts";
import { eachLine, total } from "./reduction.ts";

/** mean[o, i] = Σ_k x[o, k, i] / length; variance[o, i] = Σ_k (x[o, k, i] - mean[o, i])² / length */
export const moments: Formula<"moments"> = ({ x, mean, variance }, axis) => {
  eachLine(x, axis, (line, o, i) => {
    const m = total(line) / axis.length;
    mean[o * axis.inner + i] = m;
    variance[o * axis.inner + i] = total(line.map((each) => (each - m) ** 2)) / axis.length;
  });
};
