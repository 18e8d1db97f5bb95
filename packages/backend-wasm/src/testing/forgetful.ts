// biome-ignore-all lint/suspicious/noConsole: what it prints is read.
// A program that trains on several threads and forgets to dispose of the backend. It prints how long the process has computed, in
// milliseconds, while nothing was left to do.
import { created } from "../created.ts";
import { losses } from "./losses.ts";

const backend = await created({ threads: 3 }, 1);
await losses(backend, 5);
await new Promise((resolve) => setTimeout(resolve, 100));
const before = process.cpuUsage();
await new Promise((resolve) => setTimeout(resolve, 1000));
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
