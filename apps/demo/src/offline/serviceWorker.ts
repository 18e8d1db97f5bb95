import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from "workbox-precaching";

declare const self: {
  readonly __WB_MANIFEST: PrecacheEntry[];
  skipWaiting(): Promise<void>;
  addEventListener(type: "install", listener: () => void): void;
};

// A new version takes over at the next visit at the latest; the files of the old one are kept until then by the page.
self.addEventListener("install", () => void self.skipWaiting());
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
