// biome-ignore-all lint/suspicious/noConsole: what it prints is compared.
// A program that trains on as many threads as its argument says, and forgets to dispose of the backend; all is divided that can be. It
// prints how many threads there were, and the losses.
import { created } from "../created.ts";
import { losses } from "./losses.ts";

const backend = await created({ threads: Number(process.argv[2]), deterministic: true }, 1);
console.log(backend.threads, ...(await losses(backend, 20)));
