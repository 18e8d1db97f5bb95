import type { Browser, Page } from "playwright";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the thread, in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * The longest task on the main thread of any page while `during` goes on, in milliseconds of that thread's own processor time.
 *
 * A long task is one that keeps a page from answering for 50 ms (W3C Long Tasks). Its wall time also counts what other
 * processes took from this one meanwhile, which says nothing of the page: Chromium's trace has the thread's own time.
 */
export async function longestTask(
  browser: Browser,
  page: Page,
  during: () => Promise<void>,
): Promise<number> {
  await browser.startTracing(page, {
    categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  await during();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}.${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ ph, pid, tid, name }) =>
      ph === "X" && mains.has(`${pid}.${tid}`) && /RunTask|ThreadControllerImpl/.test(name),
  );
  if (tasks.length === 0)
    throw new Error("longestTask: the trace has no task of a page; its categories must be there.");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}
