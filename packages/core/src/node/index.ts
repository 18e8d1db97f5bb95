export { loadFile } from "./loadFile.ts";
export { saveFile } from "./saveFile.ts";
