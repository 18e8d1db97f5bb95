import { proxy } from "comlink";
import type { BackendName } from "../state/backendNames.ts";
import { makeBackend } from "./makeBackend.ts";

/** What a worker can be asked for; each part is loaded when it is first asked for. */
export const tasks = {
  async playground() {
    const { Session } = await import("../tabs/playground/Session.ts");
    return proxy(new Session());
  },
  async pass() {
    const { Passes } = await import("../tabs/pass/Passes.ts");
    return proxy(new Passes());
  },
  /** What a backend computes on; rejects with the reason where there is none. */
  async probe(name: BackendName): Promise<string> {
    const { backend, remark } = await makeBackend(name);
    backend.dispose();
    return remark;
  },
  async device() {
    const { Device } = await import("../tabs/backends/Device.ts");
    return proxy(new Device());
  },
  async speed() {
    const { Speed } = await import("../tabs/speed/Speed.ts");
    return proxy(new Speed());
  },
  async digits() {
    const { Digits } = await import("../tabs/digits/Digits.ts");
    return proxy(new Digits());
  },
};

export type Tasks = typeof tasks;
