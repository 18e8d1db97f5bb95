import { proxy } from "comlink";

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
};

export type Tasks = typeof tasks;
