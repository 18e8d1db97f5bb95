import type { NumericArray } from "../array/array.ts";
import { dtypeOf, type Shape, type TypedArray } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Variable } from "../graph/variable.ts";
import { arrayInFile } from "./layout.ts";
import { fileNamesOf, renamed } from "./names.ts";
import { encode } from "./safetensors/encode.ts";
import { listed } from "./safetensors/shown.ts";
import { hasNumbers, snapshot } from "./snapshot.ts";

/** Settings of `save`. */
export interface SaveOptions {
  /** The name in the file for a name of the model's; the same, unless said. */
  readonly rename?: (name: string) => string;
}

/**
 * A model's parameters and state, such as running statistics, as a safetensors file with PyTorch's names and layouts:
 * `0.weight` of a dense layer is [out, in] there. PyTorch reads it with
 * `model.load_state_dict(safetensors.torch.load_file(path))`.
 *
 * @throws RetrogradError where the model has no numbers yet
 * @example
 * await saveFile("model.safetensors", await save(model));   // saveFile is in @retrograd/core/node
 */
export async function save(model: unknown, options: SaveOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { rename = (name: string) => name } = options;
  const named = fileNamesOf("save", model);
  if (named.size === 0) reject("save", "the model has no variables", "give a layer or a record of layers");
  const open = [...named].filter(([, variable]) => !hasNumbers(variable)).map(([name]) => name);
  if (open.length > 0)
    reject("save", `${listed(open)} have no numbers yet`, "run the model or load a file first");
  return encode(await arraysOf(renamed("save", named, rename)), { format: "pt" });
}

/** The numbers of variables as files hold them, as of the moment of the call. */
export async function arraysOf(
  named: ReadonlyMap<string, Variable>,
): Promise<ReadonlyMap<string, NumericArray>> {
  const names = [...named.keys()];
  const variables = [...named.values()];
  const forms = variables.map(({ shape, layout }) => ({ shape: shape as Shape, layout }));
  const numbers = await snapshot(variables);
  return new Map(
    forms.map(({ shape, layout }, i) => {
      const data = numbers[i] as TypedArray;
      return [names[i] as string, arrayInFile({ dtype: dtypeOf(data), shape, data }, layout)];
    }),
  );
}
