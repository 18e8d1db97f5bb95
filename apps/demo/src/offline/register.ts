/** Keeps the page's files in the browser, so that it works without a network from the next visit on. */
export async function worksOffline(): Promise<void> {
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return;
  // A page from a file or an unsafe address has no service workers; it works all the same.
  await navigator.serviceWorker.register("offline.js", { type: "module" }).catch(() => {});
}
