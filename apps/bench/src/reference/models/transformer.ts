import { heads } from "../../workloads/w7.ts";
import { attendCausally } from "../ops/attend.ts";
import { add, gelu } from "../ops/elementwise.ts";
import { linear } from "../ops/linear.ts";
import { normalize } from "../ops/normalize.ts";
import type { Value } from "../tape.ts";
import type { Forward } from "./model.ts";

const [positions, features, hidden] = [64, 128, 512];

export const transformer: Forward = (tape, x, p, batch) => {
  const norm = (input: Value, i: 1 | 2) =>
    normalize(tape, input, p[`norm${i}.gain`], p[`norm${i}.bias`], "features");
  const dense = (input: Value, name: string, outputs: number) =>
    linear(tape, input, p[`${name}.weight`], p[`${name}.bias`], outputs);

  const n1 = norm(x, 1);
  const [q, k, v] = ["query", "key", "value"].map((name) => dense(n1, name, features));
  const attended = attendCausally(tape, [q, k, v], batch, positions, heads);
  const y = add(tape, x, dense(attended, "output", features));
  const mlp = dense(gelu(tape, dense(norm(y, 2), "up", hidden)), "down", features);
  return add(tape, y, mlp);
};
