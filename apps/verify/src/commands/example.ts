import { main } from "../example/main.ts";

// Whoever reads only the first lines, as `head` does, has read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv);
