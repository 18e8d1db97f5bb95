import { WasmBackend } from "../backend.ts";
import { worthSharing } from "../encode/tileOf.ts";
import { instantiate } from "../module.ts";

/** A backend, with `deterministic`, all of whose addresses lie above 2 GiB, where they are negative as int32. What lies below is never touched. */
export async function high(): Promise<WasmBackend> {
  const instance = await instantiate("simd", 1);
  instance.memory.grow(2 ** 15);
  return new WasmBackend({ ...instance, free: 2 ** 31 }, 2 ** 32, null, worthSharing);
}
