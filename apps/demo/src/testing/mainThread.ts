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

/** What the main threads of all pages did, in milliseconds of the threads' own processor time. */
export interface MainThread {
  readonly longestTask: number;
  readonly allTasks: number;
}

/**
 * What main threads do while `during` goes on.
 *
 * A long task is one that keeps a page from answering for 50 ms (W3C Long Tasks). Its wall time also counts what other
 * processes took from this one meanwhile, which says nothing of the page: Chromium's trace has the thread's own time.
 */
export async function mainThread(
  browser: Browser,
  page: Page,
  during: () => Promise<void>,
): Promise<MainThread> {
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
    ({ ph, pid, tid, name }) => ph === "X" && mains.has(`${pid}.${tid}`) && name === "RunTask",
  );
  if (tasks.length === 0)
    throw new Error("mainThread: the trace has no task of a page; its categories must be there.");
  const milliseconds = tasks.map(({ tdur = 0 }) => tdur / 1000);
  return {
    longestTask: Math.max(...milliseconds),
    allTasks: milliseconds.reduce((sum, each) => sum + each, 0),
  };
}
