import * as core from "@retrograd/core";

/** Everything that the library exports, by name: what tables of cases are held against. */
export const library: typeof core = core;
