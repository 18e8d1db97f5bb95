import type { ConvSizes, Volume } from "@retrograd/core/backend";

/** A WGSL function, and how it is called. */
export interface Declared {
  readonly call: (...operands: string[]) => string;
  readonly source: string;
}

type Load = (index: string) => string;

/** x[b, i, g C + c] where a window (counted through all images) meets a tap (counted through all channels); 0 outside. */
export function windowElement(sizes: ConvSizes, load: Load): Declared {
  const { groups, inChannels, input, output, kernel, strides, dilation, padding } = sizes;
  return declared(
    "g: u32, window: u32, term: u32",
    `${places("o", "window", output)}
let c = term % ${inChannels}u;
${places("t", `(term / ${inChannels}u)`, kernel)}
${axes.map((d) => `let i${d} = o${d} * ${strides[d]}u + t${d} * ${dilation[d]}u - ${padding[d]}u;`).join("\n")}
${unless(input)}
let place = ${index("i", `window / ${countOf(output)}u`, input)};
return ${load(`place * ${groups * inChannels}u + g * ${inChannels}u + c`)};`,
  );
}

/** dy[b, o, g F + f] where a place of the input (counted through all images) meets a tap (counted through all channels); 0 where no window
 * does. */
export function placeElement(sizes: ConvSizes, load: Load): Declared {
  const { groups, outChannels, input, output, kernel, strides, dilation, padding } = sizes;
  const between = axes.filter((d) => strides[d] > 1).map((d) => `from${d} % ${strides[d]}u != 0u`);
  return declared(
    "g: u32, at: u32, term: u32",
    `${places("o", "at", input)}
let f = term % ${outChannels}u;
${places("t", `(term / ${outChannels}u)`, kernel)}
${axes.map((d) => `let from${d} = o${d} + ${padding[d]}u - t${d} * ${dilation[d]}u;`).join("\n")}
${between.length > 0 ? `if (${between.join(" || ")}) { return 0.0f; }` : ""}
${axes.map((d) => `let i${d} = from${d} / ${strides[d]}u;`).join("\n")}
${unless(output)}
let place = ${index("i", `at / ${countOf(input)}u`, output)};
return ${load(`place * ${groups * outChannels}u + g * ${outChannels}u + f`)};`,
  );
}

const axes = [0, 1, 2] as const;

export function countOf([depth, height, width]: Volume): number {
  return depth * height * width;
}

/** The three places that a place counted through a volume (and any number of them) is. */
function places(name: string, place: string, [depth, height, width]: Volume): string {
  return `let ${name}0 = ${place} / ${height * width}u % ${depth}u;
let ${name}1 = ${place} / ${width}u % ${height}u;
let ${name}2 = ${place} % ${width}u;`;
}

/** Negative numbers are as u32 past every size. */
function unless(size: Volume): string {
  return `if (${axes.map((d) => `i${d} >= ${size[d]}u`).join(" || ")}) { return 0.0f; }`;
}

function index(name: string, image: string, [depth, height, width]: Volume): string {
  return `((${image} * ${depth}u + ${name}0) * ${height}u + ${name}1) * ${width}u + ${name}2`;
}

/** A function named for what it says: the same one is declared once, others have other names. */
function declared(parameters: string, body: string): Declared {
  let hash = 0x811c9dc5;
  for (const character of body) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193);
  const name = `element_${(hash >>> 0).toString(16)}`;
  return {
    call: (...operands) => `${name}(${operands.join(", ")})`,
    source: `fn ${name}(${parameters}) -> f32 {\n${body}\n}`,
  };
}
