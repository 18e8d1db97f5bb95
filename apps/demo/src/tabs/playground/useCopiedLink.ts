import { useState } from "preact/hooks";
import { paused } from "./run.ts";

/** Copies the page's address, which says where the run is once it stands. */
export function useCopiedLink(): { readonly copied: boolean; readonly copy: () => Promise<void> } {
  const [copied, setCopied] = useState(false);
  return {
    copied,
    async copy() {
      await paused();
      await navigator.clipboard.writeText(location.href);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    },
  };
}
