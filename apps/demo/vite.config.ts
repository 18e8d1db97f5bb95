import { defineConfig } from "vite";
import { isolation } from "../../tooling/browser/isolation.ts";
import { precache } from "./vite/precache.ts";
import { subsetFonts } from "./vite/subsetFonts.ts";

export default defineConfig({
  // Relative addresses, so that the page works under any path of any host.
  base: "./",
  resolve: { conditions: ["@retrograd/source", "module", "browser", "development|production"] },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      checks: { pluginTimings: false },
      input: { page: "index.html", offline: "src/offline/serviceWorker.ts" },
      output: {
        // A service worker governs the folder that it lies in.
        entryFileNames: ({ name }) => (name === "offline" ? "offline.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  worker: { format: "es" },
  preview: { headers: isolation },
  plugins: [subsetFonts(), precache()],
});
